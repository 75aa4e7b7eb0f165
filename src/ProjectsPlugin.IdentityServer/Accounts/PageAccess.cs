using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Engine;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>What people opened with their session here: the pages of <see cref="BrowseClient"/>, which end with it.</summary>
public sealed class PageAccess(IGrants grants, PublicUrl publicUrl)
{
    /// <summary>Ends it within two seconds on every browser of the person; one with a session of its own gets it back unasked.</summary>
    public Task EndAsync(Guid accountId, CancellationToken cancellation) =>
        grants.EndAsync(GrantsOf.PersonToClient(accountId, BrowseClient.Id), cancellation);

    /// <summary>Takes the pages' cookie from this browser, whosever it is.</summary>
    public void Forget(HttpContext context) => context.Response.Cookies.Delete(BrowseClient.CookieName(publicUrl), new CookieOptions
    {
        Secure = publicUrl.IsHttps,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
    });
}
