using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>Ends the pages of <see cref="BrowseClient"/> with the session here that opened them.</summary>
internal sealed class BrowseSessionRevocation(GrantRevocation revocation, PublicUrl publicUrl) : IBrowseSessionRevocation
{
    public Task RevokeAsync(Guid accountId, CancellationToken cancellation) =>
        revocation.RevokeAsync(GrantFilter.ForAccountAndClient(accountId, BrowseClient.Id), cancellation);

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(BrowseClient.CookieName(publicUrl), new CookieOptions
    {
        Secure = publicUrl.IsHttps,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
    });
}
