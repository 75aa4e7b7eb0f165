using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>Sends requests for <c>PUBLIC_URL</c>, which the identity server's documents name, to where this host reaches it.</summary>
internal sealed class InternalAddress(PublicUrl publicUrl, Uri identityServer) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } asked && publicUrl.IsOriginOf(asked))
            request.RequestUri = new Uri(identityServer, asked.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
