using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Try.Steps;

/// <summary>The assistant's connections to this installation, shared by all runs; each run has its own recorder on top.</summary>
internal sealed class RecordingHttpClientFactory : IDisposable
{
    private readonly GatewayHandler _door;

    public RecordingHttpClientFactory(PublicUrl publicUrl, IOptions<AssistantOptions> options)
    {
        var gateway = options.Value.GatewayUrl is { } url && !string.IsNullOrWhiteSpace(url) ? url.Trim() : publicUrl.ToString();
        _door = new GatewayHandler(publicUrl, new Uri(gateway))
        {
            // What one run is told must not be known to another.
            InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) },
        };
    }

    /// <summary>A client whose every request is recorded.</summary>
    public HttpClient Connect(StepRecorder recorder)
    {
        recorder.InnerHandler = _door;
        return new HttpClient(recorder, disposeHandler: false);
    }

    public void Dispose() => _door.Dispose();
}
