using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>Clients without a secret, as MCP's are.</summary>
internal sealed class PublicClientTests
{
    [TestCase("code_challenge", null)]
    [TestCase("code_challenge_method", "plain")]
    [TestCase("code_challenge_method", null)]
    [Property("Checklist", 4)]
    public async Task PKCE_with_S256_is_demanded(string name, string? value)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        using var person = new Person(installation);

        (string, string?)[] others = name == "code_challenge" ? [(name, value), ("code_challenge_method", null)] : [(name, value)];
        var answer = await person.GetAsync(assistant.AuthorizeAddress("me", others));

        var query = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Headers.Location.OriginalString, Does.StartWith(assistant.RedirectUri));
            Assert.That(query["error"].ToString(), Is.EqualTo("invalid_request"));
            Assert.That(query["iss"].ToString(), Is.EqualTo(installation.PublicUrl.Issuer));
        }
    }

    [Test]
    [Property("Checklist", 9)]
    public async Task A_code_is_worth_nothing_without_its_verifier_its_redirect_and_its_client()
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        using var plugin = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("me")));

        var none = await assistant.ExchangeAsync(code, ("code_verifier", null));
        var wrong = await assistant.ExchangeAsync(code, ("code_verifier", Assistant.Pkce().Verifier));
        var elsewhere = await assistant.ExchangeAsync(code, ("redirect_uri", PublicAssistant.Loopback));
        var stolen = await plugin.ExchangeAsync(code, ("redirect_uri", assistant.RedirectUri), ("code_verifier", assistant.Verifier));
        var own = await assistant.ExchangeAsync(code);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((none.Status, none.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_request")));
            foreach (var refused in new[] { wrong, elsewhere, stolen })
                Assert.That((refused.Status, refused.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
            Assert.That(own.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    [Property("Checklist", 19)]
    public async Task A_secret_that_was_never_given_is_refused()
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);

        var answer = await assistant.RefreshAsync("anything", ("client_secret", "made-up"));

        Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
    }

    [TestCase("http://127.0.0.1:51234/callback", true)]
    [TestCase("http://127.0.0.1:1/callback", true)]
    [TestCase("http://127.0.0.1/callback", true)]
    [TestCase("http://127.0.0.1:0/callback/", false)]
    [TestCase("http://127.0.0.1:51234/", false)]
    [TestCase("http://127.0.0.1:51234/callback?a=b", false)]
    [TestCase("http://127.0.0.1:51234/callback#a", false)]
    [TestCase("http://127.0.0.1:51234/x/../callback", false)]
    [TestCase("http://127.0.0.1:51234/Callback", false)]
    [TestCase("http://127.0.0.1:99999/callback", false)]
    [TestCase("http://127.0.0.1:51234@evil.example/callback", false)]
    [TestCase("http://127.0.0.1.evil.example/callback", false)]
    [TestCase("http://127.1:51234/callback", false)]
    [TestCase("http://localhost:51234/callback", false)]
    [TestCase("http://[::1]:51234/callback", false)]
    [TestCase("https://127.0.0.1:51234/callback", false)]
    [TestCase("https://assistant.example:8443/callback", false)]
    [Property("Checklist", 1)]
    [Property("Checklist", 2)]
    public async Task Of_a_loopback_redirect_the_port_is_free_and_nothing_else(string redirect, bool accepted)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation, redirectUri: redirect);
        using var person = new Person(installation);

        var answer = await person.GetAsync(assistant.AuthorizeAddress("me"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(accepted ? HttpStatusCode.Found : HttpStatusCode.BadRequest));
            Assert.That(answer.Headers.Location?.OriginalString, accepted ? Does.StartWith("/auth/sign-in?") : Is.Null);
        }
    }

    [Test]
    public async Task The_exchange_comes_with_the_port_that_the_code_went_to()
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation, redirectUri: "http://127.0.0.1:51234/callback");
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("me")));

        var another = await assistant.ExchangeAsync(code, ("redirect_uri", "http://127.0.0.1:51235/callback"));
        var same = await assistant.ExchangeAsync(code);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((another.Status, another.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
            Assert.That(same.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [TestCase(PublicAssistant.Loopback)]
    [TestCase(PublicAssistant.SecureLoopback)]
    [Property("Checklist", 15)]
    public async Task What_was_allowed_before_is_not_asked_again_at_a_site_but_always_on_the_persons_computer(string loopback)
    {
        var installation = await Installation.Shared;
        using var site = await PublicAssistant.DiscoverAsync(installation);
        using var program = await PublicAssistant.DiscoverAsync(installation, redirectUri: loopback);
        using var person = new Person(installation);
        await person.AllowAsync(site.AuthorizeAddress("me"));

        person.Visited.Clear();
        await person.AllowAsync(site.AuthorizeAddress("me"));
        var again = person.Visited.ToArray();
        await person.AllowAsync(program.AuthorizeAddress("me"));
        var onComputer = person.Visited.ToArray();
        var silent = await person.GetAsync(program.AuthorizeAddress("me", ("prompt", "none")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again, Is.Empty);
            Assert.That(onComputer, Is.EqualTo(new[] { "/auth/consent" }));
            Assert.That(silent.Headers.Location!.Query, Does.Contain("error=consent_required"));
        }
    }

    [Test]
    public async Task The_old_addresses_at_the_root_lead_to_the_same_endpoints()
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        using var person = new Person(installation);
        var atRoot = assistant.AuthorizeAddress("me").Replace("/auth/authorize", "/authorize", StringComparison.Ordinal);
        using var http = installation.CreateClient();
        using var body = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = assistant.ClientId,
            ["code"] = assistant.Code(await person.AllowAsync(atRoot)),
            ["redirect_uri"] = assistant.RedirectUri,
            ["code_verifier"] = assistant.Verifier,
        });

        var answer = await TokenAnswer.ReadAsync(await http.PostAsync(new Uri("/token", UriKind.Relative), body));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(atRoot, Does.Contain("/authorize?").And.Not.Contain("/auth/"));
            Assert.That(answer.AccessClaims.Audiences, Is.EqualTo(new[] { Audiences.Mcp(installation.PublicUrl) }));
        }
    }

    [Test]
    [Property("Checklist", 20)]
    public async Task Refresh_tokens_rotate_and_refreshes_at_the_same_time_all_work()
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        var first = await assistant.SignInAsync("me");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => assistant.RefreshAsync(first.RefreshToken)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(answers.Select(answer => answer.RefreshToken).Append(first.RefreshToken), Is.Unique);
        }
    }

    [Test]
    [Property("Checklist", 29)]
    public async Task The_metadata_says_how_clients_prove_who_they_are()
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);

        using (Assert.EnterMultipleScope())
        {
            foreach (var endpoint in new[] { "token", "revocation" })
                Assert.That(
                    assistant.Metadata[$"{endpoint}_endpoint_auth_methods_supported"]!.AsArray().Select(method => (string?)method),
                    Is.SupersetOf(new[] { "none", "client_secret_basic", "client_secret_post" }));
        }
    }
}
