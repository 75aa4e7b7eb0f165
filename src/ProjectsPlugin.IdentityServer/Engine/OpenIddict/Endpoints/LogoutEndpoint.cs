namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Endpoints;

/// <summary>The end-session endpoint (OpenID Connect RP-Initiated Logout): the person confirms on our own page, so that no client can sign anybody out.</summary>
internal static class LogoutEndpoint
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    public static IResult Handle() => Results.LocalRedirect(PagePaths.SignOut);
}
