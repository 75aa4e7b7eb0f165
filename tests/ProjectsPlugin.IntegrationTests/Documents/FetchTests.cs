using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>What the server asks of other hosts because a stranger told it to, and what it refuses.</summary>
[Property("Checklist", 33)]
internal sealed class FetchTests
{
    private DocumentHost _host = null!;
    private DocumentFetcher _fetcher = null!;
    private FakeTimeProvider _clock = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await DocumentHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [SetUp]
    public void SetUp()
    {
        _clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        _fetcher = new DocumentFetcher(DocumentsSetup.Connection([_host.Authority]), _clock, DocumentHost.Trust);
    }

    [TearDown]
    public void TearDown() => _fetcher.Dispose();

    [TestCase("application/json")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("Application/Client-Metadata+JSON")]
    public async Task A_document_is_fetched(string type)
    {
        var fetched = await FetchAsync(_host.Serve("{}", type));

        Assert.That((fetched.Fault, Encoding.UTF8.GetString(fetched.Body.Span)), Is.EqualTo(((string?)null, "{}")));
    }

    [Test]
    public async Task It_is_asked_for_without_cookies_or_anything_else_that_says_who_asks()
    {
        string[] sent = [];
        var url = _host.Serve(context =>
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

    [Test]
    public async Task A_private_address_is_not_connected_to_unless_the_settings_name_the_host()
    {
        using var usual = new DocumentFetcher(DocumentsSetup.Connection([]), _clock, DocumentHost.Trust);

        var url = _host.Serve("{}");
        var fetched = await usual.FetchAsync(url, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fetched.Fault, Is.EqualTo("its host cannot be reached over https at public addresses."));
            Assert.That(fetched.Detail, Is.EqualTo("localhost does not lead to public addresses alone."));
            Assert.That(_host.RequestsTo(url), Is.Zero);
        }
    }

    // A name can lead to any of these, whatever DNS server answers for it.
    [TestCase("127.0.0.1")]
    [TestCase("10.0.0.1")]
    [TestCase("169.254.169.254")]
    [TestCase("::1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("64:ff9b::7f00:1")]
    [TestCase("2002:7f00:1::1")]
    [TestCase("fd00:ec2::254")]
    [TestCase("fe80::1%1")]
    [TestCase("8.8.8.8", "127.0.0.1")]
    [TestCase("2606:4700:4700::1111", "fd00::1")]
    public async Task A_name_that_leads_to_a_private_address_among_others_is_not_connected_to(params string[] addresses)
    {
        var connection = new GuardedConnection((_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)), (_, address) => PublicAddresses.Contains(address));
        using var fetcher = new DocumentFetcher(connection, _clock, DocumentHost.Trust);

        var url = new Uri($"https://moving.example:{_host.Port}{_host.Serve("{}").AbsolutePath}");
        var fetched = await fetcher.FetchAsync(url, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fetched.Detail, Is.EqualTo("moving.example does not lead to public addresses alone."));
            Assert.That(_host.RequestsTo(url), Is.Zero);
        }
    }

    [Test]
    public async Task A_name_that_leads_elsewhere_after_it_was_looked_at_leads_nowhere()
    {
        // 127.0.0.2 stands for a public address, 127.0.0.1 for a private one: the same port of two hosts.
        await using var attacker = await DocumentHost.StartAsync(_host.Port, IPAddress.Parse("127.0.0.2"));
        var lookups = 0;
        var connection = new GuardedConnection(
            (_, _) => Task.FromResult(new[] { IPAddress.Parse(lookups++ == 0 ? "127.0.0.2" : "127.0.0.1") }),
            (_, address) => address.Equals(IPAddress.Parse("127.0.0.2")));
        using var fetcher = new DocumentFetcher(connection, _clock, DocumentHost.Trust);
        var url = new Uri($"https://moving.example:{_host.Port}{attacker.Serve("{}").AbsolutePath}");

        var first = await fetcher.FetchAsync(url, CancellationToken.None);
        var second = await fetcher.FetchAsync(url, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Fault, Is.Null);
            Assert.That(second.Detail, Is.EqualTo("moving.example does not lead to public addresses alone."));
            Assert.That(lookups, Is.EqualTo(2));
            Assert.That(attacker.RequestsTo(url), Is.EqualTo(1));
            Assert.That(_host.RequestsTo(url), Is.Zero);
        }
    }

    [TestCase(StatusCodes.Status301MovedPermanently)]
    [TestCase(StatusCodes.Status302Found)]
    [TestCase(StatusCodes.Status303SeeOther)]
    [TestCase(StatusCodes.Status307TemporaryRedirect)]
    [TestCase(StatusCodes.Status308PermanentRedirect)]
    public async Task Nobody_is_sent_elsewhere(int status)
    {
        var elsewhere = _host.Serve("{}");
        var url = _host.Serve("{}", more: response => (response.StatusCode, response.Headers.Location) = (status, elsewhere.AbsoluteUri));

        var fetched = await FetchAsync(url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fetched.Fault, Is.EqualTo($"its host answered {status} where it must answer 200."));
            Assert.That((_host.RequestsTo(url), _host.RequestsTo(elsewhere)), Is.EqualTo((1, 0)));
        }
    }

    [TestCase(StatusCodes.Status201Created)]
    [TestCase(StatusCodes.Status404NotFound)]
    [TestCase(StatusCodes.Status500InternalServerError)]
    public async Task An_answer_other_than_200_is_no_document(int status) =>
        Assert.That((await FetchAsync(_host.Serve("{}", more: response => response.StatusCode = status))).Fault, Does.Contain($"answered {status}"));

    [TestCase("text/html")]
    [TestCase("text/json")]
    [TestCase("application/javascript")]
    [TestCase("application/jsonp")]
    [TestCase("")]
    public async Task What_is_not_JSON_is_no_document(string type) =>
        Assert.That((await FetchAsync(_host.Serve("{}", type))).Fault, Is.EqualTo("it is not application/json."));

    [TestCase(65536, true, false)]
    [TestCase(65537, false, false)]
    [TestCase(65536, true, true)]
    [TestCase(65537, false, true)]
    [TestCase(10_000_000, false, true)]
    public async Task It_has_64_KB_at_the_most_whether_it_says_its_length_or_not(int length, bool accepted, bool chunked)
    {
        var fetched = await FetchAsync(_host.Serve(new string(' ', length), more: response => response.ContentLength = chunked ? null : length));

        Assert.That(fetched.Fault, accepted ? Is.Null : Is.EqualTo("it is larger than 64 KB."));
    }

    [Test]
    public async Task Headers_without_end_are_refused() =>
        Assert.That((await FetchAsync(_host.Serve("{}", more: response => response.Headers["X-Long"] = new string('x', 20_000)))).Fault, Is.Not.Null);

    [Test]
    public async Task What_would_have_to_be_unpacked_is_refused()
    {
        var url = _host.Serve(async context =>
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
        var url = _host.Serve(async context =>
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
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        var early = fetching.IsCompleted;
        _clock.Advance(TimeSpan.FromSeconds(0.2));

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
        using var fetcher = new DocumentFetcher(DocumentsSetup.Connection([$"localhost:{port}"]), _clock, DocumentHost.Trust);

        var fetching = fetcher.FetchAsync(new Uri($"https://localhost:{port}/client.json"), CancellationToken.None);
        using var connected = await silent.AcceptTcpClientAsync();
        _clock.Advance(TimeSpan.FromSeconds(5.1));

        Assert.That((await fetching).Fault, Is.EqualTo("it did not come within 5 seconds."));
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var usual = new DocumentFetcher(DocumentsSetup.Connection([_host.Authority]), _clock);

        var url = _host.Serve("{}");
        var fetched = await usual.FetchAsync(url, CancellationToken.None);

        Assert.That((fetched.Fault, _host.RequestsTo(url)), Is.EqualTo(("its host cannot be reached over https at public addresses.", 0)));
    }

    [TestCase("max-age=600", 600)]
    [TestCase("public, max-age=600, s-maxage=5", 600)]
    [TestCase("no-store", 0)]
    [TestCase("no-cache, max-age=600", 0)]
    [TestCase(null, null)]
    public async Task Its_host_says_how_long_it_may_be_kept(string? control, int? seconds) =>
        Assert.That((await FetchAsync(_host.Serve("{}", more: response => response.Headers.CacheControl = control))).FreshFor?.TotalSeconds, Is.EqualTo(seconds));

    [Test]
    public async Task Time_that_it_lay_in_a_cache_on_the_way_counts() =>
        Assert.That(
            (await FetchAsync(_host.Serve("{}", more: response => (response.Headers.CacheControl, response.Headers.Age) = ("max-age=600", "100")))).FreshFor?.TotalSeconds,
            Is.EqualTo(500));

    [Test]
    public async Task An_hour_of_expiry_is_understood_too() =>
        Assert.That(
            (await FetchAsync(_host.Serve("{}", more: response => response.Headers.Expires = DateTimeOffset.UtcNow.AddHours(1).ToString("R")))).FreshFor?.TotalMinutes,
            Is.EqualTo(60).Within(1));

    private Task<FetchedDocument> FetchAsync(Uri url) => _fetcher.FetchAsync(url, CancellationToken.None);
}
