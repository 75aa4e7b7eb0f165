using System.Net;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>A client with a secret that an operator agreed with its maker, and that speaks MCP.</summary>
internal sealed class ConfidentialClientTests
{
    private static readonly (string Verifier, string Challenge) Pkce = Assistant.Pkce();

    [TestCase(BodyStyle.Basic)]
    [TestCase(BodyStyle.Form)]
    [Property("Checklist", 26)]
    public async Task It_gets_through_with_its_secret_in_the_header_or_the_body_and_with_no_other(BodyStyle style)
    {
        var installation = await Installation.Shared;
        using var assistant = Service(installation, style);
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(AuthorizeAddress(installation, assistant)));

        var wrong = await assistant.ExchangeAsync(code, ("code_verifier", Pkce.Verifier), ("client_secret", new string('x', 40)));
        var empty = await assistant.ExchangeAsync(code, ("code_verifier", Pkce.Verifier), ("client_secret", ""));
        var tokens = await assistant.ExchangeAsync(code, ("code_verifier", Pkce.Verifier));
        var stolen = await assistant.RefreshAsync(tokens.RefreshToken, ("client_secret", new string('x', 40)));
        var refreshed = await assistant.RefreshAsync(tokens.RefreshToken);
        using var caller = new McpCaller(installation, refreshed.AccessToken, McpCaller.Newest);

        using (Assert.EnterMultipleScope())
        {
            foreach (var refused in new[] { wrong, empty, stolen })
                Assert.That((refused.Status, refused.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
            Assert.That(wrong.Response.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme), Is.EqualTo(new[] { "Basic" }), "RFC 6749, section 5.2");
            Assert.That(refreshed.AccessClaims.Audiences, Is.EqualTo(new[] { Audiences.Mcp(installation.PublicUrl) }));
            Assert.That((string?)(await caller.RecordAsync("get_me"))["name"], Is.EqualTo("Alec Parkes"));
        }
    }

    [Test]
    [Property("Checklist", 4)]
    [Property("Checklist", 19)]
    public async Task A_secret_replaces_neither_PKCE_nor_is_it_replaced_by_it()
    {
        var installation = await Installation.Shared;
        using var assistant = Service(installation, BodyStyle.Form);
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(AuthorizeAddress(installation, assistant)));

        using var withoutChallenge = await person.GetAsync(assistant.AuthorizeAddress("me"));
        var withoutVerifier = await assistant.ExchangeAsync(code);
        var withoutSecret = await assistant.ExchangeAsync(code, ("code_verifier", Pkce.Verifier), ("client_secret", null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(withoutChallenge.Headers.Location!.Query, Does.Contain("error=invalid_request"));
            Assert.That(withoutVerifier.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((withoutSecret.Status, withoutSecret.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
        }
    }

    [Test]
    [Property("Checklist", 1)]
    public async Task Its_only_redirect_has_to_be_named_all_the_same()
    {
        var installation = await Installation.Shared;
        using var assistant = Service(installation, BodyStyle.Form);
        using var person = new Person(installation);

        using var answer = await person.GetAsync(assistant.AuthorizeAddress(
            "me", ("redirect_uri", null), ("code_challenge", Pkce.Challenge), ("code_challenge_method", "S256"),
            ("resource", Audiences.Mcp(installation.PublicUrl))));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Headers.Location, Is.Null);
    }

    private static Assistant Service(Installation installation, BodyStyle style) =>
        new(installation, ConfiguredClient.PreRegistered, PublicAssistant.Site) { Style = style };

    private static string AuthorizeAddress(Installation installation, Assistant assistant) => assistant.AuthorizeAddress(
        "me", ("code_challenge", Pkce.Challenge), ("code_challenge_method", "S256"), ("resource", Audiences.Mcp(installation.PublicUrl)));
}
