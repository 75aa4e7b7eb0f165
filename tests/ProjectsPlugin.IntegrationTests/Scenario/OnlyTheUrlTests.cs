using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;
using ProjectsPlugin.IntegrationTests.Pages;

namespace ProjectsPlugin.IntegrationTests.Scenario;

/// <summary>
/// What a person types into an assistant is one address. From there to the facts for the letter, in plain HTTP and a real
/// browser, in both eras of the protocol: with a handshake, and without one.
/// </summary>
internal sealed class OnlyTheUrlTests
{
    [TestCase("2025-11-25")]
    [TestCase(McpCaller.Newest)]
    [Property("Checklist", 29)]
    [Property("Checklist", 30)]
    [Property("Checklist", 31)]
    public async Task A_client_that_is_given_only_the_URL_gets_through(string revision)
    {
        var installation = await Installation.Shared;
        await using var browser = await BrowserSession.OpenAsync(installation);
        using var stranger = new McpCaller(installation, token: null, revision);
        using var refused = await stranger.SendAsync(stranger.Opening());

        // The refusal names the resource's metadata (RFC 9728), these the server's (RFC 8414), and these where to register (RFC 7591).
        var resource = await ReadAsync(Named(refused, "resource_metadata"));
        var server = await ReadAsync((string)resource["authorization_servers"]![0]! + Paths.AuthorizationServerMetadata);
        using var assistant = await PublicAssistant.RegisterAsync(installation, name: "Only the URL", server: server);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((string?)resource["resource"], Is.EqualTo(installation.PublicUrl.At(Paths.Mcp)).And.EqualTo(assistant.Resource));
            Assert.That((string?)server["issuer"], Is.EqualTo((string?)resource["authorization_servers"]![0]));
        }

        // The person keeps the projects back at first.
        var scope = Named(refused, "scope");
        var tokens = await SignInAsync(browser, assistant, scope, "Projects");
        using var caller = new McpCaller(installation, tokens.AccessToken, revision);
        await GreetAsync(caller, revision);
        Assert.That((string?)(await caller.RecordAsync("get_me"))["name"], Is.EqualTo("Alec Parkes"));

        using var insufficient = await caller.SendAsync(caller.Message("tools/call", McpCaller.CallOf("get_projects", """{"query":"virtual city"}""")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(insufficient.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(Named(insufficient, "error"), Is.EqualTo("insufficient_scope"));
            Assert.That(tokens.Scopes, Does.Not.Contain(Named(insufficient, "scope")));
        }

        // Asked again for what was missing besides what is there, the person gives it.
        var more = await SignInAsync(browser, assistant, string.Join(' ', tokens.Scopes.Append(Named(insufficient, "scope"))));
        using var again = new McpCaller(installation, more.AccessToken, revision);
        await Outreach.AssertFactsAsync(again.RecordAsync);
    }

    private static async Task<TokenAnswer> SignInAsync(BrowserSession browser, PublicAssistant assistant, string scope, params string[] unticked)
    {
        await browser.AllowAsync(assistant.AuthorizeAddress(scope), unticked);
        return await assistant.ExchangeAsync(assistant.Code(await browser.ArriveAtAssistantAsync()));
    }

    private static async Task GreetAsync(McpCaller caller, string revision)
    {
        var greeting = (await McpCaller.ReadAsync(await caller.SendAsync(caller.Opening())))["result"]!;
        if (revision == McpCaller.Newest)
        {
            Assert.That(greeting["supportedVersions"]!.AsArray().Select(version => (string?)version), Does.Contain(revision));
        }
        else
        {
            Assert.That((string?)greeting["protocolVersion"], Is.EqualTo(revision));
            using var noted = await caller.SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "notifications/initialized" });
            Assert.That(noted.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        }

        var tools = (await caller.AskAsync("tools/list"))["result"]!["tools"]!.AsArray();
        Assert.That(tools.Select(tool => (string?)tool!["name"]), Is.SupersetOf(new[] { "get_me", "get_users", "get_projects", "get_project", "get_company" }));
    }

    /// <summary>A parameter of the challenge.</summary>
    private static string Named(HttpResponseMessage refusal, string parameter) =>
        Regex.Match(refusal.Headers.WwwAuthenticate.Single().Parameter!, $"(^|[ ,]){parameter}=\"([^\"]*)\"").Groups[2].Value;

    private static async Task<JsonNode> ReadAsync(string address)
    {
        using var http = new HttpClient();
        return JsonNode.Parse(await http.GetStringAsync(new Uri(address)))!;
    }
}
