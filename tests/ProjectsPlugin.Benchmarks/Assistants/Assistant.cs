using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Benchmarks.Assistants;

/// <summary>The plugin v1 assistant, which exchanges by JSON, at the installation's identity host or another one on its database.</summary>
internal sealed class Assistant(Installation installation, RunningHost? identityServer = null)
{
    public const string Callback = "https://chat.openai.com/aip/plugin-12345678-1234-4234-8234-123456789abc/oauth/callback";

    private static readonly byte[] ToolCall =
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_project","arguments":{"id":3}}}"""u8.ToArray();

    private readonly (string Id, string Secret) _client = installation.Environment.ChatGptPlugin;
    private readonly RunningHost _identityServer = identityServer ?? installation.IdentityServer;

    /// <summary>Where it sends the browser.</summary>
    public string AuthorizeAddress => QueryHelpers.AddQueryString(Paths.OAuth, new Dictionary<string, string?>
    {
        ["response_type"] = "code",
        ["client_id"] = _client.Id,
        ["scope"] = "",
        ["state"] = "xyz",
        ["redirect_uri"] = Callback,
    });

    public async Task<Tokens> SignInAsync()
    {
        using var person = new Person(installation, _identityServer);
        return await ExchangeAsync(await person.AllowAsync(AuthorizeAddress));
    }

    /// <summary>Gets an access token that opens the REST API and MCP alike.</summary>
    public async Task<Tokens> SignInToAllAsync()
    {
        using var person = new Person(installation, _identityServer);
        var everything = _identityServer.Address.GetLeftPart(UriPartial.Authority);
        return await ExchangeAsync(await person.AllowAsync(QueryHelpers.AddQueryString(AuthorizeAddress, "resource", everything)));
    }

    public Task<Tokens> ExchangeAsync(string code) =>
        PostAsync(new() { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = Callback });

    public Task<Tokens> RefreshAsync(string refreshToken) =>
        PostAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken });

    /// <summary>A GET that has to be answered with 200.</summary>
    public static async Task GetAsync(RunningHost host, string path, string? accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await host.Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What a model does that wants to read project 3; it has to be answered with the project.</summary>
    public static async Task GetProjectByMcpAsync(RunningHost host, string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Paths.Mcp)
        {
            Content = new ReadOnlyMemoryContent(ToolCall) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json) } },
            Headers =
            {
                Authorization = new AuthenticationHeaderValue("Bearer", accessToken),
                Accept = { new(MediaTypeNames.Application.Json), new(MediaTypeNames.Text.EventStream) },
            },
        };
        request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
        using var answer = await host.Client.SendAsync(request);
        var body = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        if (body.AsSpan().IndexOf("structuredContent"u8) < 0)
            throw new InvalidOperationException($"The tool answered {Encoding.UTF8.GetString(body)}");
    }

    private async Task<Tokens> PostAsync(Dictionary<string, string> fields)
    {
        (fields["client_id"], fields["client_secret"]) = _client;
        using var answer = await _identityServer.Client.PostAsJsonAsync(Paths.CodeExchange, fields);
        var body = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return new Tokens(body.GetProperty("access_token").GetString()!, body.GetProperty("refresh_token").GetString()!);
    }
}
