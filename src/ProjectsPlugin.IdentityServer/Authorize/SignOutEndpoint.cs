using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>
/// The end-session endpoint (OpenID Connect RP-Initiated Logout), whatever a client sends along: the person confirms on our own page, so that no client
/// can sign anybody out, and stays there, because no client has a redirect for it.
/// </summary>
internal static class SignOutEndpoint
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    public static void MapSignOut(this WebApplication app) =>
        app.MapMethods(Paths.Logout, Methods, () => Results.LocalRedirect(PagePaths.SignOut)).DisableAntiforgery().AllowAnonymous();
}
