using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.DemoAssistant.Recording;

/// <summary>The assistant's connections to this installation, shared by all runs; each run has its own recorder on top.</summary>
internal sealed class RecordingHttpClientFactory : IDisposable
{
    private readonly GatewayHandler _gateway;

    public RecordingHttpClientFactory(PublicUrl publicUrl, IOptions<AssistantOptions> options)
    {
        var gateway = options.Value.GatewayUrl is { } url && !string.IsNullOrWhiteSpace(url) ? url.Trim() : publicUrl.ToString();
        _gateway = new GatewayHandler(publicUrl, new Uri(gateway))
        {
            // What one run is told must not be known to another.
            InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) },
        };
    }

    public HttpClient Create(RecordingHandler recorder)
    {
        recorder.InnerHandler = _gateway;
        return new HttpClient(recorder, disposeHandler: false);
    }

    public void Dispose() => _gateway.Dispose();
}
