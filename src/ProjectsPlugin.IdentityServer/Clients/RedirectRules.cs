using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>Which redirects may be registered at all (RFC 9700, section 2.6).</summary>
internal static class RedirectRules
{
    /// <summary>Apps that are known to open their links themselves.</summary>
    public static IReadOnlyList<string> KnownAppSchemes { get; } = ["cursor"];

    /// <summary>Schemes that lead to no app, or that a browser would execute.</summary>
    private static readonly string[] NoApps =
    [
        "http", "https", "javascript", "vbscript", "data", "blob", "file", "filesystem", "about", "view-source", "ws", "wss", "ftp", "mailto",
    ];

    /// <summary>https, http on a loopback host, or an app's scheme; absolute, in ASCII, without fragment or user name.</summary>
    /// <param name="redirect">The redirect.</param>
    /// <param name="appSchemes">The schemes that settings allow besides the known ones.</param>
    /// <param name="fault">What is wrong, to stand after the redirect and a colon.</param>
    public static bool IsAcceptable(string redirect, IEnumerable<string> appSchemes, out string? fault)
    {
        fault = !Uri.TryCreate(redirect, UriKind.Absolute, out var uri) || redirect.Length > Client.RedirectUriLength ? "it is not an absolute URL."
            : redirect.AsSpan().ContainsAnyExceptInRange('!', '~') ? "write it in ASCII, as browsers send it."
            : redirect.Contains('#', StringComparison.Ordinal) ? "a redirect has no fragment."
            : uri.UserInfo.Length > 0 ? "a redirect has no user name."
            : uri.Scheme == Uri.UriSchemeHttps || LoopbackRedirect.Is(redirect) ? null
            : uri.Scheme == Uri.UriSchemeHttp ? "use https; http is for 127.0.0.1, [::1] and localhost only."
            : IsApp(uri.Scheme, appSchemes) ? null
            : $"use https; '{uri.Scheme}' is not the scheme of an app that is known here.";
        return fault is null;
    }

    /// <summary>Whether a scheme could be an app's own (RFC 8252, section 7.1).</summary>
    public static bool IsAppScheme(string scheme) => Uri.CheckSchemeName(scheme) && !NoApps.Contains(scheme, StringComparer.OrdinalIgnoreCase);

    /// <summary>The host of an https redirect; null for one that leads to the person's own device.</summary>
    public static string? SiteOf(string redirect) =>
        Uri.TryCreate(redirect, UriKind.Absolute, out var uri) && uri is { Scheme: "https", IsDefaultPort: true } ? uri.IdnHost : null;

    /// <summary>Whether an acceptable redirect leads to a program or an app on the person's own device.</summary>
    public static bool IsOnDevice(string redirect) => !redirect.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether anybody can know who waits at a redirect: a site's owner is known; a program or an app on the person's own device is not, whatever its
    /// scheme.
    /// </summary>
    public static bool IsSite(Uri redirect) => redirect.Scheme == Uri.UriSchemeHttps && !LoopbackRedirect.IsHost(redirect);

    /// <summary>Whether the text is an https URL that could be a website.</summary>
    public static bool IsWebsite(string url) =>
        url.Length <= Client.RedirectUriLength
        && !url.AsSpan().ContainsAnyExceptInRange('!', '~')
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps;

    private static bool IsApp(string scheme, IEnumerable<string> appSchemes) =>
        KnownAppSchemes.Concat(appSchemes).Contains(scheme, StringComparer.OrdinalIgnoreCase);
}
