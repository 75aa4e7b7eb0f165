namespace ProjectsPlugin.Api.Try.Steps;

/// <summary>The connection of one run, on which everything is recorded.</summary>
internal sealed class Line : IDisposable
{
    private readonly StepRecorder _recorder;

    public Line(RecordingHttpClientFactory telephone, Secrets secrets, Action<Step> done)
    {
        (Secrets, _recorder) = (secrets, new StepRecorder(secrets, done));
        Http = telephone.Connect(_recorder);
    }

    public Secrets Secrets { get; }

    /// <summary>For requests that say themselves what they are for, as MCP's do.</summary>
    public HttpClient Http { get; }

    /// <summary>Asks for one thing.</summary>
    /// <exception cref="StoppedException">Nobody answered.</exception>
    public async Task<T> AskAsync<T>(string kind, Func<HttpClient, Task<T>> ask, CancellationToken cancellation)
    {
        _recorder.Kind = kind;
        try
        {
            return await ask(Http);
        }
        catch (Exception fault) when (IsSilence(fault) && !cancellation.IsCancellationRequested)
        {
            throw new StoppedException("Unreachable", fault);
        }
        finally
        {
            _recorder.Kind = null;
        }
    }

    // Not the recorder: it would take the connections of all runs with it.
    public void Dispose() => Http.Dispose();

    /// <summary>Whether nobody answered, in time and at a bearable length.</summary>
    public static bool IsSilence(Exception? fault) => fault is HttpRequestException { StatusCode: null } or OperationCanceledException or IOException;
}
