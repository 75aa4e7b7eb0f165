using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Api;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>Speaks MCP over plain HTTP, in one revision of the protocol, with one token or none.</summary>
internal sealed class McpCaller(IOrigin origin, string? token, string revision) : IDisposable
{
    public const string Newest = "2026-07-28";
    public const string AllScopes = "projects users me company";

    /// <summary>With <c>initialize</c>, oldest first.</summary>
    public static readonly string[] WithHandshake = ["2025-03-26", "2025-06-18", "2025-11-25"];

    public static readonly string[] Revisions = [.. WithHandshake, Newest];

    private readonly HttpClient _http = origin.CreateClient();

    public static async Task<McpCaller> OpenAsync(string scope = AllScopes, string revision = Newest)
    {
        var installation = await Installation.Shared;
        return new McpCaller(installation, await TokenAsync(installation, scope), revision);
    }

    /// <summary>A token for the MCP endpoint, of Alec Parkes, through a new assistant.</summary>
    public static async Task<string> TokenAsync(Installation installation, string scope = AllScopes) =>
        (await TokenForge.OfAsync(installation)).AlecsToken(scope, parts => parts.Audience = Audiences.Mcp(installation.PublicUrl));

    /// <summary>A request as this revision has it, for tests that change it before it is sent.</summary>
    public JsonObject Message(string method, JsonObject? parameters = null)
    {
        parameters ??= [];
        if (revision == Newest)
            parameters["_meta"] = new JsonObject
            {
                ["io.modelcontextprotocol/protocolVersion"] = revision,
                ["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
                ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject(),
            };
        return new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 7, ["method"] = method, ["params"] = parameters };
    }

    /// <summary>What a client of this revision says first.</summary>
    public JsonObject Opening() => revision == Newest ? Message("server/discover") : Message("initialize", new JsonObject
    {
        ["protocolVersion"] = revision,
        ["capabilities"] = new JsonObject(),
        ["clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
    });

    public static JsonObject CallOf(string tool, string arguments = "{}") => new() { ["name"] = tool, ["arguments"] = JsonNode.Parse(arguments) };

    public static JsonObject PromptOf(string person, string project) =>
        new() { ["name"] = "outreach_email", ["arguments"] = new JsonObject { ["person"] = person, ["project"] = project } };

    public static JsonObject ReadingOf(string uri) => new() { ["uri"] = uri };

    /// <summary>What a person has typed so far into <c>person</c> or <c>project</c> of the prompt, or <c>id</c> of a project's resource.</summary>
    public static JsonObject CompletionOf(string argument, string typed) => new()
    {
        ["ref"] = argument == "id"
            ? new JsonObject { ["type"] = "ref/resource", ["uri"] = "project://{id}" }
            : new JsonObject { ["type"] = "ref/prompt", ["name"] = "outreach_email" },
        ["argument"] = new JsonObject { ["name"] = argument, ["value"] = typed },
    };

    /// <summary>The answer to a request; headers given here win over those that the revision has, and null leaves one out.</summary>
    public async Task<HttpResponseMessage> SendAsync(JsonNode message, params (string Name, string? Value)[] headers)
    {
        var sent = new Dictionary<string, string?> { ["MCP-Protocol-Version"] = revision };
        if (revision == Newest && message is JsonObject request)
        {
            sent["Mcp-Method"] = (string?)request["method"];
            sent["Mcp-Name"] = (string?)(request["params"]?["name"] ?? request["params"]?["uri"]);
        }
        foreach (var (name, value) in headers)
            sent[name] = value;
        return await SendAsync(message.ToJsonString(), [.. sent.Select(header => (header.Key, header.Value))]);
    }

    public async Task<HttpResponseMessage> SendAsync(string body, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Paths.Mcp, UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (headers.All(header => header.Name != "Accept"))
            request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        return await _http.SendAsync(request);
    }

    /// <summary>The headers of a request whose body a test writes itself.</summary>
    public (string Name, string? Value)[] HeadersOf(string method, string? name = null) => revision == Newest
        ? [("MCP-Protocol-Version", revision), ("Mcp-Method", method), ("Mcp-Name", name)]
        : [("MCP-Protocol-Version", revision)];

    /// <summary>What a request is answered, errors of the protocol included.</summary>
    public async Task<JsonNode> AskAsync(string method, JsonObject? parameters = null)
    {
        using var answer = await SendAsync(Message(method, parameters));
        return await ReadAsync(answer);
    }

    /// <summary>The result of a tool's call.</summary>
    public async Task<JsonNode> CallAsync(string tool, string arguments = "{}")
    {
        var answer = await AskAsync("tools/call", CallOf(tool, arguments));
        return answer["result"] ?? throw new AssertionException(answer.ToJsonString());
    }

    /// <summary>The record of a tool's result, which must not be an error.</summary>
    public async Task<JsonNode> RecordAsync(string tool, string arguments = "{}")
    {
        var result = await CallAsync(tool, arguments);
        Assert.That((bool?)result["isError"], Is.Not.True, result.ToJsonString());
        return result["structuredContent"]!;
    }

    /// <summary>The message of an answer, be it JSON or the one event of a stream.</summary>
    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        var data = body.Split('\n').LastOrDefault(line => line.StartsWith("data:", StringComparison.Ordinal));
        try
        {
            return JsonNode.Parse(data is null ? body : data["data:".Length..])!;
        }
        catch (System.Text.Json.JsonException)
        {
            throw new AssertionException($"{(int)answer.StatusCode} with a body that is not JSON: {body}");
        }
    }

    public void Dispose() => _http.Dispose();
}
