using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.DemoAssistant.Recording;

/// <summary>
/// Sends requests for <c>PUBLIC_URL</c> to where this host reaches the gateway, as if they were for <c>PUBLIC_URL</c> still. No
/// document can lead the assistant anywhere else (MCP Security Best Practices, "Server-Side Request Forgery").
/// </summary>
internal sealed class GatewayHandler(PublicUrl publicUrl, Uri gateway) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } asked || !publicUrl.IsOriginOf(asked))
            throw new RunStoppedException("Elsewhere");
        request.Headers.Host = publicUrl.Authority;
        request.RequestUri = new Uri(gateway, asked.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
