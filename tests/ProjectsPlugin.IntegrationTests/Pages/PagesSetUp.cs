using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>One installation for the tests of pages: they sign in more often, and more wrongly, than the usual limits let an address.</summary>
[SetUpFixture]
internal sealed class PagesSetUp
{
    public static Installation Installation { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => Installation = await Installation.StartAsync(new InstallationOptions
    {
        Settings = new Dictionary<string, string?> { ["SignIn:AttemptsPerMinute"] = "10000", ["SignIn:FailuresBeforeLock"] = "100" },
    });

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Installation is not null)
            await Installation.DisposeAsync();
    }
}
