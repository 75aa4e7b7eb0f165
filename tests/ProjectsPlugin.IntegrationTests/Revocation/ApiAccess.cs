using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Revocation;

/// <summary>What an access token opens at each copy of the API, asked past the origin, which would choose one of them.</summary>
internal sealed class ApiAccess(IReadOnlyList<Uri> apis, string accessToken) : IDisposable
{
    /// <summary>How long it may take until every copy has heard that a grant ended.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = new();
    private string _path = "/projects/3";
    private HttpStatusCode _open = HttpStatusCode.OK;

    public ApiAccess(Installation installation, string accessToken)
        : this(installation.Apis, accessToken)
    {
    }

    /// <summary>What a token for MCP opens: a GET by somebody who may come in is 405.</summary>
    public static ApiAccess OfMcp(Installation installation, string accessToken) =>
        new(installation, accessToken) { _path = Paths.Mcp, _open = HttpStatusCode.MethodNotAllowed };

    /// <summary>Whether every copy lets the token in now.</summary>
    public async Task<bool> IsOpenAsync() => (await StatusesAsync()).All(status => status == _open);

    /// <summary>Whether every copy refuses the token within two seconds from now.</summary>
    public async Task<bool> EndsAsync() =>
        await WithinTwoSecondsAsync(async () => (await StatusesAsync()).All(status => status is HttpStatusCode.Unauthorized));

    public async Task<HttpStatusCode[]> StatusesAsync()
    {
        var calls = await Task.WhenAll(apis.Select(CallAsync));
        return [.. calls.Select(call => call.StatusCode)];
    }

    public async Task<HttpResponseMessage> CallAsync(Uri api)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(api, _path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await _http.SendAsync(request);
    }

    public static async Task<bool> WithinTwoSecondsAsync(Func<Task<bool>> happened)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Promised; await Task.Delay(50))
        {
            if (await happened())
                return true;
        }

        return false;
    }

    public void Dispose() => _http.Dispose();
}
