using Microsoft.AspNetCore.Http;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Hosting;

/// <summary>
/// A cookie that one host alone can set and read, and no script. Browsers take the prefix <c>__Host-</c> only with Secure, without a domain, for the whole
/// site (RFC 6265bis, section 4.1.3.2), so over plain http, on a laptop, it goes without.
/// </summary>
public static class HostCookie
{
    /// <summary>What the cookie is called at this origin.</summary>
    public static string NameOf(string name, PublicUrl publicUrl) => publicUrl.IsHttps ? $"__Host-{name}" : name;

    /// <summary>Makes a cookie such a one.</summary>
    public static CookieBuilder BindToHost(this CookieBuilder cookie, string name, PublicUrl publicUrl)
    {
        cookie.Name = NameOf(name, publicUrl);
        cookie.SecurePolicy = publicUrl.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        cookie.HttpOnly = true;
        // Not Strict: people come from an assistant's site.
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
        return cookie;
    }
}
