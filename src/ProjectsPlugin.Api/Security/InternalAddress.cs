using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Security;

/// <summary>Sends requests for <c>PUBLIC_URL</c>, which the identity server's documents name, to where this host reaches it.</summary>
internal sealed class InternalAddress(PublicUrl publicUrl, Uri identityServer) : DelegatingHandler
{
    private readonly Uri _publicOrigin = new(publicUrl.ToString());

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } asked
            && Uri.Compare(asked, _publicOrigin, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0)
            request.RequestUri = new Uri(identityServer, asked.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
