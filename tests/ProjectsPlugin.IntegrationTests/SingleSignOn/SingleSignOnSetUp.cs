namespace ProjectsPlugin.IntegrationTests.SingleSignOn;

[SetUpFixture]
internal sealed class SingleSignOnSetUp
{
    [OneTimeTearDown]
    public Task CloseAsync() => Company.CloseSharedAsync();
}
