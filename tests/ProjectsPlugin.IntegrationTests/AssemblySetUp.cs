using ProjectsPlugin.IntegrationTests.Infrastructure;

[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]

// Outside any namespace: around every test of the assembly.
#pragma warning disable CA1050, RCS1110
[SetUpFixture]
public sealed class AssemblySetUp
{
    // Programs that tests start are stopped too soon to gain from code compiled again by what was measured.
    [OneTimeSetUp]
    public void SetUpPrograms() => Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");

    [OneTimeTearDown]
    public async Task StopWhatTestsStarted()
    {
        await Browser.CloseAsync();
        await Installation.CloseSharedAsync();
        await DocumentHost.CloseSharedAsync();
        await PostgresServer.StopAsync();
    }
}
