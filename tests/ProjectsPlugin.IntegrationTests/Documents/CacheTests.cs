using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>How often other hosts are asked for one document, and for all.</summary>
[Property("Checklist", 33)]
internal sealed class CacheTests
{
    private const string Somebody = "192.0.2.7";

    private DocumentHost _host = null!;
    private DocumentFetcher _fetcher = null!;
    private FakeTimeProvider _clock = null!;
    private FetchLimits _limits = null!;
    private DocumentCache<string> _cache = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await DocumentHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [SetUp]
    public void SetUp()
    {
        _clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        _fetcher = new DocumentFetcher(DocumentsSetup.Connection([_host.Authority]), _clock, DocumentHost.Trust);
        _limits = new FetchLimits(Options.Create(new DocumentsOptions { FetchesPerMinute = 12, FetchesPerMinuteAndCaller = 9 }));
        _cache = new DocumentCache<string>(_fetcher, _limits, _clock, NullLogger.Instance, (_, body) =>
            Encoding.UTF8.GetString(body.Span) is var text && text == "bad" ? new(null, "it is bad.") : new(text, Fault: null));
    }

    [TearDown]
    public void TearDown()
    {
        _cache.Dispose();
        _limits.Dispose();
        _fetcher.Dispose();
    }

    [TestCase("max-age=600", 600)]
    [TestCase("max-age=0", 60)]
    [TestCase("no-store", 60)]
    [TestCase("max-age=31536000", 86400)]
    [TestCase(null, 900)]
    public async Task A_document_is_kept_as_long_as_its_host_says_within_bounds(string? control, int seconds)
    {
        var url = _host.Serve("good", more: response => response.Headers.CacheControl = control);

        await FindAsync(url);
        _clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        var kept = await FindAsync(url);
        var before = _host.RequestsTo(url);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await FindAsync(url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((kept.Value, before), Is.EqualTo(("good", 1)));
            Assert.That(_host.RequestsTo(url), Is.EqualTo(2));
        }
    }

    [TestCase("bad", 200)]
    [TestCase("good", 404)]
    public async Task What_cannot_be_used_is_remembered_for_half_a_minute_whatever_its_host_says(string text, int status)
    {
        var url = _host.Serve(text, more: response => (response.StatusCode, response.Headers.CacheControl) = (status, "max-age=86400"));

        await FindAsync(url);
        _clock.Advance(TimeSpan.FromSeconds(29));
        var kept = await FindAsync(url);
        var before = _host.RequestsTo(url);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await FindAsync(url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((kept.Value, before), Is.EqualTo(((string?)null, 1)));
            Assert.That(kept.Fault, Is.Not.Null);
            Assert.That(_host.RequestsTo(url), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task A_copy_serves_while_the_host_cannot_be_reached_and_not_when_it_answers()
    {
        using var cache = new DocumentCache<string>(_fetcher, _limits, _clock, NullLogger.Instance, (_, _) => new(null, "it is bad.")) { CopyOf = _ => "copy" };

        var away = await cache.FindAsync(new Uri("https://localhost:1/client.json"), Somebody, CancellationToken.None);
        var gone = await cache.FindAsync(_host.Serve("{}", more: response => response.StatusCode = 404), Somebody, CancellationToken.None);
        var spoilt = await cache.FindAsync(_host.Serve("{}"), Somebody, CancellationToken.None);

        Assert.That((away.Value, gone.Value, spoilt.Value), Is.EqualTo(("copy", (string?)null, (string?)null)));
    }

    [Test]
    public async Task Who_asks_for_the_same_document_meanwhile_waits_for_it()
    {
        var (url, release) = ServeHeld();

        var finding = Enumerable.Range(0, 50).Select(_ => FindAsync(url)).ToArray();
        release.SetResult();
        var found = await Task.WhenAll(finding);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Select(lookup => lookup.Value), Is.All.EqualTo("good"));
            Assert.That(_host.RequestsTo(url), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Who_stops_waiting_stops_nobody_else()
    {
        var (url, release) = ServeHeld();
        using var impatient = new CancellationTokenSource();

        var first = _cache.FindAsync(url, Somebody, impatient.Token);
        var second = FindAsync(url);
        await impatient.CancelAsync();
        release.SetResult();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
            Assert.That((await second).Value, Is.EqualTo("good"));
        }
    }

    [Test]
    public async Task Nobody_can_have_many_documents_fetched_and_all_together_not_either()
    {
        var before = _host.Requests;
        var bySomebody = await FindManyAsync(Somebody, 11);
        var byAnother = await FindManyAsync("2001:db8::/64", 11);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bySomebody.Count(lookup => lookup.Value == "good"), Is.EqualTo(9));
            Assert.That(byAnother.Count(lookup => lookup.Value == "good"), Is.EqualTo(3));
            Assert.That(bySomebody[^1].Fault, Is.EqualTo("too many documents are being asked for. Try again in a minute."));
            Assert.That(_host.Requests - before, Is.EqualTo(12));
        }
    }

    [Test]
    public async Task Eight_are_fetched_at_once_and_no_more()
    {
        var held = Enumerable.Range(0, 8).Select(_ => ServeHeld()).ToArray();
        var finding = Array.ConvertAll(held, document => FindAsync(document.Url));

        var ninth = await FindAsync(_host.Serve("good"));
        Array.ForEach(held, document => document.Release.SetResult());
        var found = await Task.WhenAll(finding);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ninth.Value, Is.Null);
            Assert.That(found.Select(lookup => lookup.Value), Is.All.EqualTo("good"));
        }
    }

    private Task<DocumentResult<string>> FindAsync(Uri url) => _cache.FindAsync(url, Somebody, CancellationToken.None);

    private async Task<List<DocumentResult<string>>> FindManyAsync(string caller, int count)
    {
        var found = new List<DocumentResult<string>>();
        for (var number = 0; number < count; number++)
            found.Add(await _cache.FindAsync(_host.Serve("good"), caller, CancellationToken.None));
        return found;
    }

    private (Uri Url, TaskCompletionSource Release) ServeHeld()
    {
        var release = new TaskCompletionSource();
        return (_host.Serve(async context =>
        {
            await release.Task;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("good");
        }), release);
    }
}
