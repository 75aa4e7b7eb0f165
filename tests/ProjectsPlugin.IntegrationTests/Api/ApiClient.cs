using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>Calls the API as an assistant does, with one token or none.</summary>
internal sealed class ApiClient(Installation installation, string? token) : IDisposable
{
    private readonly HttpClient _http = installation.CreateClient();

    public static async Task<ApiClient> OpenAsync(string scope = "projects users me company")
    {
        var installation = await Installation.Shared;
        return new ApiClient(installation, (await TokenForge.OfAsync(installation)).AlecsToken(scope));
    }

    public async Task<HttpResponseMessage> GetAsync(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await _http.SendAsync(request);
    }

    /// <summary>The body of an answer that must be 200.</summary>
    public async Task<JsonNode> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), body);
        return JsonNode.Parse(body)!;
    }

    public async Task<string[]> NamesAsync(string path) => [.. (await ReadAsync(path)).AsArray().Select(record => record!["name"]!.GetValue<string>())];

    public void Dispose() => _http.Dispose();
}
