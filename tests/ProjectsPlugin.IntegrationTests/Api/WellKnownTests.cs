using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>What browsers and others look for at any site.</summary>
internal sealed class WellKnownTests
{
    private static readonly string[] AssistantsCall =
    [
        Paths.Front, Paths.OpenApiYaml, Paths.Manifest, Paths.Logo, Paths.Legal, Paths.Mcp, "/projects",
        Paths.CodeExchange, Paths.Token, Paths.Register, Paths.Jwks, Paths.AuthorizationServerMetadata,
    ];

    [Test]
    public async Task The_icon_is_small_and_has_both_sizes_of_a_tab()
    {
        using var client = (await Installation.Shared).CreateClient();

        using var answer = await client.GetAsync(new Uri(Paths.Favicon, UriKind.Relative));
        var icon = await answer.Content.ReadAsByteArrayAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/x-icon"));
            Assert.That(icon, Has.Length.LessThan(2_000));
            Assert.That(icon[..4], Is.EqualTo((byte[])[0, 0, 1, 0]));
            Assert.That(BinaryPrimitives.ReadInt16LittleEndian(icon.AsSpan(4)), Is.EqualTo(2));
            Assert.That((icon[6], icon[22]), Is.EqualTo((16, 32)));
        }
    }

    [Test]
    public async Task Search_engines_stay_away_from_pages_for_people_and_assistants_are_kept_from_nothing()
    {
        using var client = (await Installation.Shared).CreateClient();

        var disallowed = (await client.GetStringAsync(new Uri(Paths.Robots, UriKind.Relative))).Split('\n')
            .Where(line => line.StartsWith("Disallow: ", StringComparison.Ordinal)).Select(line => line["Disallow: ".Length..]).ToList();

        bool IsDisallowed(string path) => disallowed.Exists(start => path.StartsWith(start, StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            foreach (var page in (string[])["/browse/projects/3", "/try", "/auth/sign-in", "/auth/consent", "/auth/connected", "/oauth"])
                Assert.That(IsDisallowed(page), Is.True, page);
            foreach (var called in AssistantsCall)
                Assert.That(IsDisallowed(called), Is.False, called);
        }
    }

    [Test]
    public async Task Who_wants_to_change_a_password_comes_to_the_page_for_it()
    {
        var installation = await Installation.Shared;
        using var person = new Person(installation);

        using var answer = await person.GetAsync(Paths.ChangePassword);
        using var opened = await person.GoOnAsync(answer);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((answer.StatusCode, answer.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Found, Paths.Password)));
            Assert.That(opened.RequestMessage!.RequestUri!.AbsolutePath, Is.EqualTo(Paths.Password));
            Assert.That(await opened.Content.ReadAsStringAsync(), Does.Contain("<h1>Change your password</h1>"));
        }
    }

    [TestCase("security@plugin.example.org", "mailto:security@plugin.example.org")]
    [TestCase("it+web?cc=x@plugin.example.org", "mailto:it%2Bweb%3Fcc%3Dx@plugin.example.org")]
    public async Task Who_finds_a_weakness_finds_whom_to_tell(string contact, string expected)
    {
        var settings = new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = "https://plugin.example.org",
            ["ConnectionStrings:Postgres"] = await PreparedDatabase.CopyAsync(),
            ["Plugin:ContactEmail"] = contact,
        };
        await using var api = new HostUnderTest<ApiMarker>(settings, clock: null, Microsoft.Extensions.Logging.LogLevel.Information, new CapturedLogs());
        using var client = new HttpClient { BaseAddress = api.Start() };

        using var answer = await client.GetAsync(new Uri(Paths.SecurityTxt, UriKind.Relative));
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(Paths.SecurityTxt, UriKind.Relative)));
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var fields = lines.Select(line => line.Split(": ", 2)).ToLookup(field => field[0], field => field[1]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((answer.StatusCode, head.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That(answer.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/plain; charset=utf-8"));
            Assert.That(fields["Contact"], Is.EqualTo((string[])[expected]));
            Assert.That(fields["Canonical"], Is.EqualTo((string[])[$"https://plugin.example.org{Paths.SecurityTxt}"]));
            var expires = DateTimeOffset.ParseExact(
                fields["Expires"].Single(),
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal);
            Assert.That(expires, Is.GreaterThan(DateTimeOffset.UtcNow.AddDays(100)).And.LessThan(DateTimeOffset.UtcNow.AddDays(365)));
        }
    }

    [Test]
    public async Task Where_no_contact_is_set_nobody_is_named()
    {
        using var client = (await Installation.Shared).CreateClient();

        using var answer = await client.GetAsync(new Uri(Paths.SecurityTxt, UriKind.Relative));

        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.NotFound, "application/problem+json")));
    }
}
