namespace ProjectsPlugin.DemoAssistant.Recording;

/// <summary>The HTTP client of one run, every request of which is recorded.</summary>
internal sealed class RecordingHttpClient : IDisposable
{
    private readonly RecordingHandler _handler;

    public RecordingHttpClient(RecordingHttpClientFactory clients, SecretRedactor redactor, Action<Step> done)
    {
        (Redactor, _handler) = (redactor, new RecordingHandler(redactor, done));
        Http = clients.Create(_handler);
    }

    public SecretRedactor Redactor { get; }

    /// <summary>For requests that say themselves what they are for, as MCP's do.</summary>
    public HttpClient Http { get; }

    /// <summary>The scopes that the last refusal for want of scope named; null if there was none, or it named none.</summary>
    public string? MissingScope => _handler.MissingScope;

    /// <summary>Sends a request.</summary>
    /// <param name="kind">What it is for: a <see cref="StepKind"/>.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="cancellation">The visitor has gone away.</param>
    /// <exception cref="RunStoppedException">Nobody answered.</exception>
    public async Task<T> SendAsync<T>(string kind, Func<HttpClient, Task<T>> send, CancellationToken cancellation)
    {
        _handler.Kind = kind;
        try
        {
            return await send(Http);
        }
        catch (Exception fault) when (IsUnreachable(fault) && !cancellation.IsCancellationRequested)
        {
            throw new RunStoppedException("Unreachable", fault);
        }
        finally
        {
            _handler.Kind = null;
        }
    }

    // Not the handler: it would take the connections of all runs with it.
    public void Dispose() => Http.Dispose();

    /// <summary>Whether nobody answered in time, or the answer is too long.</summary>
    public static bool IsUnreachable(Exception? fault) => fault is HttpRequestException { StatusCode: null } or OperationCanceledException or IOException;
}
