using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>What fetches documents, alone, with a host to fetch from and a clock that the test moves.</summary>
internal abstract class FetcherFixture
{
    protected DocumentHost Host { get; private set; } = null!;
    protected DocumentFetcher Fetcher { get; private set; } = null!;
    protected FakeTimeProvider Clock { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => Host = await DocumentHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await Host.DisposeAsync();

    [SetUp]
    public void SetUp()
    {
        Clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        Fetcher = new DocumentFetcher(DocumentsSetup.Connection([Host.Authority]), Clock, DocumentHost.Trust);
    }

    [TearDown]
    public void TearDown() => Fetcher.Dispose();

    protected Task<FetchResult> FetchAsync(Uri url) => Fetcher.FetchAsync(url, CancellationToken.None);
}
