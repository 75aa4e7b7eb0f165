using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>
/// Whether a refusal goes back to a good client at once. Not if it came by itself and nobody has signed in: whoever registers would own links
/// here that lead to any site, with no page and no sign-in before it (RFC 9700, section 4.11.2). The operator has agreed on the redirects of the
/// others, and a silent request may never show a page.
/// </summary>
internal sealed class RefusalReturn(Sessions sessions, PublicUrl publicUrl)
{
    /// <summary>The longest redirect that is sent; proxies drop answers with longer headers.</summary>
    private const int LongestAddress = 32 * 1024;

    /// <summary>What the person is told, with the redirect as a link; null if the browser goes there at once.</summary>
    public async Task<AuthorizationError?> WithholdAsync(HttpContext http, KnownClient client, AuthorizationRefusal refusal)
    {
        var told = new AuthorizationError(refusal.Error, refusal.Description);
        var address = refusal.AddressFor(publicUrl.Issuer);
        if (address.Length > LongestAddress)
            return told;

        return client.Origin is ClientOrigin.Configured || refusal.IsSilent || await sessions.CurrentAsync(http) is not null
            ? null
            : told with { ReturnTo = new Uri(address) };
    }
}
