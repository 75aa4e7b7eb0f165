using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>Whom a token is for: the <c>resource</c> parameter (RFC 8707).</summary>
[Property("Checklist", 28)]
internal sealed class ResourceTests
{
    [TestCase("/mcp", "/mcp")]
    [TestCase("/mcp/", "/mcp")]
    [TestCase("", "", "/mcp")]
    [TestCase("/", "", "/mcp")]
    [TestCase(null, "")]
    public async Task A_token_is_for_what_was_named_and_for_the_REST_API_alone_if_nothing_was(string? named, params string[] audiences)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation, resource: named is null ? "" : installation.PublicUrl + named);

        var first = await assistant.SignInAsync("me");
        var second = await assistant.RefreshAsync(first.RefreshToken);
        var third = await assistant.RefreshAsync(second.RefreshToken, ("resource", null));

        Assert.That(
            new[] { first, second, third }.Select(answer => answer.AccessClaims.Audiences),
            Is.All.EquivalentTo(audiences.Select(audience => installation.PublicUrl + audience)));
    }

    [Test]
    public async Task A_client_of_the_first_generations_gets_a_token_for_the_REST_API()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);

        var answer = await assistant.SignInAsync();

        Assert.That(answer.AccessClaims.Audiences, Is.EqualTo(new[] { Audiences.Rest(installation.PublicUrl) }));
    }

    [Test]
    public async Task A_resource_may_be_repeated()
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        using var person = new Person(installation);

        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("me") + "&resource=" + Uri.EscapeDataString(assistant.Resource!)));
        var answer = await assistant.ExchangeAsync(code);

        Assert.That(answer.AccessClaims.Audiences, Is.EqualTo(new[] { assistant.Resource }));
    }

    private static IEnumerable<TestCaseData> Strangers()
    {
        foreach (var foreign in new[]
        {
            "https://elsewhere.example.com", "https://elsewhere.example.com/mcp", "ORIGIN/mcp#part", "ORIGIN/mcp#", "ORIGIN/mcp?a=b", "ORIGIN/mcp//",
            "ORIGIN/MCP",
            "ORIGIN/projects", "ORIGIN.evil.example/mcp", "/mcp", "mcp", "urn:mcp", "javascript:alert(1)",
        })
            yield return new TestCaseData(foreign).SetArgDisplayNames(foreign);
    }

    [TestCaseSource(nameof(Strangers))]
    public async Task A_resource_of_anybody_else_is_refused_at_each_step(string foreign)
    {
        var installation = await Installation.Shared;
        var resource = foreign.Replace("ORIGIN", installation.PublicUrl.ToString(), StringComparison.Ordinal);
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("me")));

        var refused = await person.GetAsync(assistant.AuthorizeAddress("me", ("resource", resource)));
        var exchange = await assistant.ExchangeAsync(code, ("resource", resource));
        var tokens = await assistant.ExchangeAsync(code);
        var refresh = await assistant.RefreshAsync(tokens.RefreshToken, ("resource", resource));

        var query = QueryHelpers.ParseQuery(refused.Headers.Location!.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Headers.Location.OriginalString, Does.StartWith(assistant.RedirectUri));
            Assert.That(
                (query["error"].ToString(), query["state"].ToString(), query["iss"].ToString()),
                Is.EqualTo(("invalid_target", PublicAssistant.State, installation.PublicUrl.Issuer)));
            Assert.That((exchange.Status, exchange.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_target")));
            Assert.That(tokens.Status, Is.EqualTo(HttpStatusCode.OK), "a mistake costs nobody the code");
            Assert.That((refresh.Status, refresh.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_target")));
        }
    }

    [TestCase("")]
    [TestCase("/")]
    public async Task The_origin_stands_for_everything_at_it(string slash)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation, resource: installation.PublicUrl + slash);
        var tokens = await assistant.SignInAsync("me");
        using var mcp = new McpCaller(installation, tokens.AccessToken, McpCaller.Newest);

        using var rest = await assistant.CallAsync("/me", tokens.AccessToken);
        using var tools = await mcp.SendAsync(mcp.Message("tools/list"));
        var narrower = await assistant.RefreshAsync(tokens.RefreshToken, ("resource", Audiences.Mcp(installation.PublicUrl)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rest.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(tools.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(narrower.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task To_name_the_origin_and_a_part_of_it_is_to_name_the_origin()
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        using var person = new Person(installation);
        var origin = Audiences.Rest(installation.PublicUrl);

        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("me") + "&resource=" + Uri.EscapeDataString(origin)));
        var answer = await assistant.ExchangeAsync(code, ("resource", origin));

        Assert.That(answer.AccessClaims.Audiences, Is.EquivalentTo(new[] { origin, Audiences.Mcp(installation.PublicUrl) }));
    }

    [Test]
    [Property("Checklist", 22)]
    public async Task An_exchange_or_refresh_never_gets_another_audience_than_the_one_that_was_allowed()
    {
        var installation = await Installation.Shared;
        using var rest = await PublicAssistant.DiscoverAsync(installation, resource: "");
        using var mcp = await PublicAssistant.DiscoverAsync(installation);
        using var person = new Person(installation);
        var code = rest.Code(await person.AllowAsync(rest.AuthorizeAddress("me")));
        var tokens = await mcp.SignInAsync("me");

        var exchange = await rest.ExchangeAsync(code, ("resource", Audiences.Mcp(installation.PublicUrl)));
        var refresh = await mcp.RefreshAsync(tokens.RefreshToken, ("resource", Audiences.Rest(installation.PublicUrl)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((exchange.Status, exchange.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_target")));
            Assert.That((refresh.Status, refresh.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_target")));
        }
    }

    [Test]
    [Property("Checklist", 37)]
    public async Task A_token_for_MCP_opens_nothing_of_the_REST_API()
    {
        var installation = await Installation.Shared;
        using var mcp = await PublicAssistant.DiscoverAsync(installation);
        using var rest = await PublicAssistant.DiscoverAsync(installation, resource: "");

        using var refused = await mcp.CallAsync("/me", (await mcp.SignInAsync("me")).AccessToken);
        using var answered = await rest.CallAsync("/me", (await rest.SignInAsync("me")).AccessToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(answered.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }
}
