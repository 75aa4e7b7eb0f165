namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>Which redirects may be registered at all (RFC 9700, section 2.6).</summary>
internal static class RedirectRules
{
    /// <summary>https, or http on a loopback host, absolute, without fragment or user name.</summary>
    public static bool IsAcceptable(string redirect, out string? fault)
    {
        fault = !Uri.TryCreate(redirect, UriKind.Absolute, out var uri) ? "it is not an absolute URL."
            : uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback) ? "use https; http is for a loopback host only."
            : uri.Fragment.Length > 0 ? "a redirect has no fragment."
            : uri.UserInfo.Length > 0 ? "a redirect has no user name."
            : null;
        return fault is null;
    }
}
