using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor;

/// <summary>What the checks of one run share: the installation, how it is reached, and the documents that it answered with so far.</summary>
internal sealed class CheckContext : IDisposable
{
    /// <summary>How long ChatGPT waits for a manifest or a spec, in seconds; the other assistants wait longer.</summary>
    private const int TimeoutSeconds = 15;

    private readonly HttpClient _http;
    private readonly Dictionary<string, ProbeResponse> _documents = [];

    /// <param name="origin">What people type.</param>
    /// <param name="account">With whom to sign in; nobody does if null.</param>
    /// <param name="connections">How connections are made; as usual if null.</param>
    public CheckContext(PublicUrl origin, TestAccount? account = null, Func<SocketsHttpHandler>? connections = null)
    {
        (Origin, Account, Connections) = (origin, account, connections ?? (() => new SocketsHttpHandler()));
        _http = NewClient(cookies: false);
    }

    public PublicUrl Origin { get; }

    public TestAccount? Account { get; }

    public Func<SocketsHttpHandler> Connections { get; }

    /// <summary>Paths of documents that an earlier check has reported as unreadable.</summary>
    public HashSet<string> ReportedDocuments { get; } = [];

    /// <summary>A client that follows no redirects.</summary>
    public HttpClient NewClient(bool cookies)
    {
        var handler = Connections();
        handler.AllowAutoRedirect = false;
        handler.UseCookies = cookies;
        handler.AutomaticDecompression = DecompressionMethods.All;
        handler.ConnectTimeout = TimeSpan.FromSeconds(TimeoutSeconds);
        var http = new HttpClient(handler) { BaseAddress = new Uri(Origin.Issuer), Timeout = TimeSpan.FromSeconds(TimeoutSeconds) };
        var version = typeof(CheckContext).Assembly.GetName().Version!.ToString(3);
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("ProjectsPlugin-doctor", version));
        return http;
    }

    /// <summary>The document at a path, asked for once.</summary>
    /// <exception cref="DocumentUnavailableException">It is not there.</exception>
    public async Task<ProbeResponse> ReadAsync(string path, CancellationToken cancellation)
    {
        if (!_documents.TryGetValue(path, out var answer))
            _documents[path] = answer = await GetAsync(path, cancellation);

        return answer switch
        {
            { Status: HttpStatusCode.OK } => answer,
            { IsRedirect: true } => throw new DocumentUnavailableException(
                path,
                $"GET {path} {answer.Summary}; assistants do not follow it.",
                "Let the proxy pass this path on instead of redirecting it."),
            _ => throw new DocumentUnavailableException(
                path,
                $"GET {path} {answer.Summary}",
                "Let the proxy send this path to the host that answers it (docs/operating.md, \"Hosts on their own\"), and look into that host's log."),
        };
    }

    public async Task<JsonObject> ReadJsonAsync(string path, CancellationToken cancellation) => (await ReadAsync(path, cancellation)).Json();

    /// <summary>Whatever comes back for a GET.</summary>
    public async Task<ProbeResponse> GetAsync(string path, CancellationToken cancellation, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, cancellation, headers);
    }

    /// <exception cref="DocumentUnavailableException">Nothing came back.</exception>
    public async Task<ProbeResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellation, params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        var path = request.RequestUri!.OriginalString;
        var begun = Stopwatch.GetTimestamp();
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            var sent = response.Headers.Concat(response.Content.Headers)
                .SelectMany(header => header.Value.Select(value => (header.Key, value)))
                .ToLookup(header => header.Key, header => header.value, StringComparer.OrdinalIgnoreCase);
            return new ProbeResponse(path.Split('?')[0], response.StatusCode, sent, body, Stopwatch.GetElapsedTime(begun), DateTimeOffset.UtcNow);
        }
        catch (Exception failure) when (
            failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            var reason = failure is OperationCanceledException ? $"nothing came within {TimeoutSeconds} seconds" : failure.GetBaseException().Message;
            throw new DocumentUnavailableException(
                path.Split('?')[0],
                $"{request.Method} {path.Split('?')[0]} was not answered: {reason}",
                "Look whether the proxy and the hosts behind it run, and what they log.");
        }
    }

    public void Dispose() => _http.Dispose();
}
