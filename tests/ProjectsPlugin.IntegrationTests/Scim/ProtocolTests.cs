using System.Net;
using System.Net.Http.Headers;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Scim;

/// <summary>How SCIM is switched on, opened and refused.</summary>
[Property("Governing", "C-1")]
internal sealed class ProtocolTests
{
    private static readonly string[] Addresses = ["/ServiceProviderConfig", "/ResourceTypes", "/Schemas", "/Users", "/Users/1", "/Groups", "/Groups/1"];

    private Provider _provider = null!;

    [SetUp]
    public void Connect() => _provider = ScimSetUp.NewProvider();

    [TearDown]
    public void Disconnect() => _provider.Dispose();

    [TestCaseSource(nameof(Addresses))]
    public async Task Switched_off_it_is_an_unknown_address(string address)
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();

        using var answer = await client.GetAsync(new Uri($"/scim/v2{address}", UriKind.Relative));
        using var unknown = await client.GetAsync(new Uri("/auth/nothing/here", UriKind.Relative));

        var (told, expected) = (await answer.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
        Assert.That((answer.StatusCode, told), Is.EqualTo((HttpStatusCode.NotFound, expected)));
    }

    [TestCaseSource(nameof(Addresses))]
    public async Task Nobody_comes_in_without_a_token_of_its_own(string address)
    {
        using var assistant = Assistant.Plugin(ScimSetUp.Installation);
        var (email, _) = await ScimSetUp.HireAsync(_provider);
        using Provider stranger = new(ScimSetUp.Installation.CreateClient(), token: null),
            guesser = new(ScimSetUp.Installation.CreateClient(), new string('a', 43)),
            person = new(ScimSetUp.Installation.CreateClient(), address == "/Users" ? (await assistant.SignInAsync(email: email)).AccessToken : "x");

        var answers = new[] { await stranger.GetAsync(address), await guesser.GetAsync(address), await person.GetAsync(address) };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(answer => answer.Error), Is.All.EqualTo((401, (string?)null)));
            Assert.That(answers.Select(answer => answer.Headers.WwwAuthenticate.Single().Scheme), Is.All.EqualTo("Bearer"));
        }
    }

    [Test]
    public async Task Its_token_opens_nothing_else()
    {
        var token = await Provider.AddTokenAsync(ScimSetUp.Installation.ConnectionString);
        using var client = ScimSetUp.Installation.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        using var api = await client.GetAsync(new Uri("/projects/3", UriKind.Relative));
        using var page = await client.GetAsync(new Uri("/auth/connected", UriKind.Relative));

        Assert.That((api.StatusCode, page.StatusCode), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.SeeOther)));
    }

    [Test]
    public async Task The_documents_say_what_there_is()
    {
        var config = await _provider.GetAsync("/ServiceProviderConfig");
        var types = await _provider.GetAsync("/ResourceTypes");
        var schemas = await _provider.GetAsync("/Schemas");
        var user = await _provider.GetAsync("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User");
        var group = await _provider.GetAsync("/ResourceTypes/Group");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool?)config.Body!["patch"]!["supported"], Is.True);
            Assert.That((int?)config.Body["filter"]!["maxResults"], Is.EqualTo(200));
            Assert.That(types.Body!["Resources"]!.AsArray().Select(type => (string?)type!["endpoint"]), Is.EqualTo(new[] { "/Users", "/Groups" }));
            Assert.That((int?)schemas.Body!["totalResults"], Is.EqualTo(3));
            Assert.That((string?)user.Body!["name"], Is.EqualTo("User"));
            Assert.That((string?)group.Body!["schema"], Does.EndWith(":Group"));
        }
    }

    [TestCase("GET", "/Nothing", null, "application/json", 404, null)]
    [TestCase("GET", "/Users/3f0c5f5e-0000-4000-8000-000000000000", null, "application/json", 404, null)]
    [TestCase("GET", "/Groups/not-a-guid", null, "application/json", 404, null)]
    [TestCase("PATCH", "/Users", "{}", "application/json", 405, null)]
    [TestCase("POST", "/Schemas", "{}", "application/json", 405, null)]
    [TestCase("POST", "/Users", "userName=ana", "application/x-www-form-urlencoded", 415, null)]
    [TestCase("POST", "/Users", "{", "application/scim+json", 400, "invalidSyntax")]
    [TestCase("POST", "/Users", "[]", "application/scim+json", 400, "invalidSyntax")]
    [TestCase("POST", "/Users", """{"userName":"a@example.org","username":"b@example.org"}""", "application/json", 400, "invalidSyntax")]
    [TestCase("POST", "/Users", """{"userName":"a\u0000@example.org"}""", "application/json", 400, "invalidValue")]
    [TestCase("POST", "/Users", """{"userName":"a\ud800@example.org"}""", "application/json", 400, "invalidSyntax")]
    [TestCase("POST", "/Users", "{}", "application/json", 400, "invalidValue")]
    [TestCase("POST", "/Groups", """{"displayName":17}""", "application/json", 400, "invalidValue")]
    [TestCase("GET", "/Users?count=many", null, "application/json", 400, "invalidValue")]
    public async Task What_is_wrong_is_told_in_its_own_schema(string method, string path, string? body, string mediaType, int status, string? scimType)
    {
        var answer = await _provider.SendAsync(new HttpMethod(method), path, body, mediaType);

        Assert.That(answer.Error, Is.EqualTo((status, scimType)));
    }

    [Test]
    public async Task A_browser_s_wishes_change_nothing_about_it()
    {
        using var client = ScimSetUp.Installation.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var browser = new Provider(client, token: null);

        var answers = new[] { await browser.GetAsync("/Users"), await browser.GetAsync("/Nothing"), await browser.DeleteAsync("/Users") };

        Assert.That(answers.Select(answer => answer.Error.Status), Is.EqualTo(new[] { 401, 404, 405 }));
    }

    [Test]
    public async Task Beyond_its_requests_a_second_a_token_is_asked_to_wait_and_a_body_has_a_bound()
    {
        await using var server = await IdentityServerFixture.OpenAsync(new() { ["Scim:Enabled"] = "true", ["Scim:RequestsPerSecond"] = "3" });
        using var provider = new Provider(server.CreateClient(), await Provider.AddTokenAsync(server.ConnectionString));

        var large = await provider.PostAsync("/Users", $$"""{"userName":"{{new string('a', 140_000)}}"}""");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => provider.GetAsync("/Users?count=0")));
        var refused = answers.Where(answer => answer.Status != HttpStatusCode.OK).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(large.Error.Status, Is.EqualTo(413));
            Assert.That(refused, Is.Not.Empty);
            Assert.That(refused.Select(answer => answer.Error.Status), Is.All.EqualTo(429));
            Assert.That(refused.Select(answer => answer.Headers.RetryAfter?.Delta), Is.All.EqualTo(TimeSpan.FromSeconds(1)));
        }
    }
}
