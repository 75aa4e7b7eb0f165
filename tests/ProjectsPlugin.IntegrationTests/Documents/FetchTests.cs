using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>What the server takes for a document, and for how long.</summary>
[Property("Checklist", 33)]
internal sealed class FetchTests : FetcherFixture
{
    [TestCase("application/json")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("Application/Client-Metadata+JSON")]
    public async Task A_document_is_fetched(string type)
    {
        var fetched = await FetchAsync(Host.Serve("{}", type));

        Assert.That((fetched.Fault, Encoding.UTF8.GetString(fetched.Body.Span)), Is.EqualTo(((string?)null, "{}")));
    }

    [Test]
    public async Task It_is_asked_for_without_cookies_or_anything_else_that_says_who_asks()
    {
        string[] sent = [];
        var url = Host.Serve(context =>
        {
            sent = [.. context.Request.Headers.Keys];
            context.Response.Headers.SetCookie = "a=b; Path=/";
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("{}");
        });

        await FetchAsync(url);
        await FetchAsync(url);

        Assert.That(sent, Is.EquivalentTo(new[] { "Host", "Accept" }));
    }

    [TestCase(StatusCodes.Status201Created)]
    [TestCase(StatusCodes.Status404NotFound)]
    [TestCase(StatusCodes.Status500InternalServerError)]
    public async Task An_answer_other_than_200_is_no_document(int status) =>
        Assert.That((await FetchAsync(Host.Serve("{}", more: response => response.StatusCode = status))).Fault, Does.Contain($"answered {status}"));

    [TestCase("text/html")]
    [TestCase("text/json")]
    [TestCase("application/javascript")]
    [TestCase("application/jsonp")]
    [TestCase("")]
    public async Task What_is_not_JSON_is_no_document(string type) =>
        Assert.That((await FetchAsync(Host.Serve("{}", type))).Fault, Is.EqualTo("it is not application/json."));

    [TestCase(65536, true, false)]
    [TestCase(65537, false, false)]
    [TestCase(65536, true, true)]
    [TestCase(65537, false, true)]
    [TestCase(10_000_000, false, true)]
    public async Task It_has_64_KB_at_the_most_whether_it_says_its_length_or_not(int length, bool accepted, bool chunked)
    {
        var fetched = await FetchAsync(Host.Serve(new string(' ', length), more: response => response.ContentLength = chunked ? null : length));

        Assert.That(fetched.Fault, accepted ? Is.Null : Is.EqualTo("it is larger than 64 KB."));
    }

    [Test]
    public async Task Headers_without_end_are_refused() =>
        Assert.That((await FetchAsync(Host.Serve("{}", more: response => response.Headers["X-Long"] = new string('x', 20_000)))).Fault, Is.Not.Null);

    [Test]
    public async Task What_would_have_to_be_unpacked_is_refused()
    {
        var url = Host.Serve(async context =>
        {
            (context.Response.ContentType, context.Response.Headers.ContentEncoding) = ("application/json", "gzip");
            await using var packed = new GZipStream(context.Response.Body, CompressionLevel.SmallestSize);
            await packed.WriteAsync(new byte[50_000_000]);
        });

        Assert.That((await FetchAsync(url)).Fault, Is.EqualTo("it is compressed, which was not asked for."));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task It_comes_within_five_seconds_or_not_at_all(bool begun)
    {
        var asked = new TaskCompletionSource();
        var url = Host.Serve(async context =>
        {
            if (begun)
            {
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("{");
                await context.Response.Body.FlushAsync();
            }

            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        var fetching = FetchAsync(url);
        await asked.Task;
        Clock.Advance(TimeSpan.FromSeconds(4.9));
        var early = fetching.IsCompleted;
        Clock.Advance(TimeSpan.FromSeconds(0.2));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(early, Is.False);
            Assert.That((await fetching).Fault, Is.EqualTo("it did not come within 5 seconds."));
        }
    }

    [Test]
    public async Task A_host_that_listens_and_says_nothing_is_left_after_five_seconds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        using var fetcher = new DocumentFetcher(DocumentsSetup.Connection([$"localhost:{port}"]), Clock, DocumentHost.Trust);

        var fetching = fetcher.FetchAsync(new Uri($"https://localhost:{port}/client.json"), CancellationToken.None);
        using var connected = await silent.AcceptTcpClientAsync();
        Clock.Advance(TimeSpan.FromSeconds(5.1));

        Assert.That((await fetching).Fault, Is.EqualTo("it did not come within 5 seconds."));
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var usual = new DocumentFetcher(DocumentsSetup.Connection([Host.Authority]), Clock);

        var url = Host.Serve("{}");
        var fetched = await usual.FetchAsync(url, CancellationToken.None);

        Assert.That((fetched.Fault, Host.RequestsTo(url)), Is.EqualTo(("its host cannot be reached over https at public addresses.", 0)));
    }

    [TestCase("max-age=600", 600)]
    [TestCase("public, max-age=600, s-maxage=5", 600)]
    [TestCase("no-store", 0)]
    [TestCase("no-cache, max-age=600", 0)]
    [TestCase(null, null)]
    public async Task Its_host_says_how_long_it_may_be_kept(string? control, int? seconds) =>
        Assert.That(
            (await FetchAsync(Host.Serve("{}", more: response => response.Headers.CacheControl = control))).FreshFor?.TotalSeconds, Is.EqualTo(seconds));

    [Test]
    public async Task Time_that_it_lay_in_a_cache_on_the_way_counts() =>
        Assert.That(
            (await FetchAsync(Host.Serve(
                "{}", more: response => (response.Headers.CacheControl, response.Headers.Age) = ("max-age=600", "100")))).FreshFor?.TotalSeconds,
            Is.EqualTo(500));

    [Test]
    public async Task An_hour_of_expiry_is_understood_too() =>
        Assert.That(
            (await FetchAsync(Host.Serve(
                "{}", more: response => response.Headers.Expires = DateTimeOffset.UtcNow.AddHours(1).ToString("R")))).FreshFor?.TotalMinutes,
            Is.EqualTo(60).Within(1));
}
