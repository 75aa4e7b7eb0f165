using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>
/// Where a page's form may lead in the end. Chrome holds a form's whole chain of redirects against <c>form-action</c>,
/// so a page whose answer goes on to a client has to name the client's validated redirect address.
/// </summary>
internal sealed record CspFormAction(Uri Address)
{
    /// <summary>Lets this page's form lead there.</summary>
    public void Allow(HttpContext http) => http.AllowForms($"{PagePolicy.Self} {Sources}");

    /// <summary>The address as source expressions (CSP Level 3, section 2.3.1).</summary>
    public string Sources => Address switch
    {
        { Scheme: not ("http" or "https") } => $"{Address.Scheme}:",
        { HostNameType: UriHostNameType.IPv6 } => $"{Address.Scheme}:",
        // ChatGPT sends a browser that comes back to one of its names on to the other.
        { Scheme: "https", IsDefaultPort: true } when VendorRedirectPattern.ChatGptHosts.Contains(Address.IdnHost) =>
            string.Join(' ', VendorRedirectPattern.ChatGptHosts.Select(host => $"https://{host}")),
        { IsDefaultPort: true } => $"{Address.Scheme}://{Address.IdnHost}",
        _ => $"{Address.Scheme}://{Address.IdnHost}:{Address.Port}",
    };
}
