using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>Ends the pages of <see cref="BrowseClient"/> with the session here that opened them.</summary>
internal sealed class BrowseSessionRevocation(GrantRevocation revocation, PublicUrl publicUrl) : IBrowseSessionRevocation
{
    public Task RevokeAsync(Guid accountId, CancellationToken cancellation) =>
        revocation.RevokeAsync(GrantFilter.ForAccountAndClient(accountId, BrowseClient.Id), cancellation);

    public void Forget(HttpContext context)
    {
        var cookie = new CookieBuilder().BindToHost(BrowseClient.Cookie, publicUrl);
        context.Response.Cookies.Delete(cookie.Name!, cookie.Build(context));
    }
}
