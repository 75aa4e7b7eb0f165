using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Benchmarks.Assistants;

/// <summary>The plugin v1 assistant, which exchanges by JSON.</summary>
internal sealed class Assistant(Installation installation)
{
    public const string Callback = "https://chat.openai.com/aip/plugin-12345678-1234-4234-8234-123456789abc/oauth/callback";

    private readonly (string Id, string Secret) _client = installation.Environment.ChatGptPlugin;

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
        using var person = new Person(installation);
        return await ExchangeAsync(await person.AllowAsync(AuthorizeAddress));
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

    private async Task<Tokens> PostAsync(Dictionary<string, string> fields)
    {
        (fields["client_id"], fields["client_secret"]) = _client;
        using var answer = await installation.IdentityServer.Client.PostAsJsonAsync(Paths.CodeExchange, fields);
        var body = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return new Tokens(body.GetProperty("access_token").GetString()!, body.GetProperty("refresh_token").GetString()!);
    }
}
