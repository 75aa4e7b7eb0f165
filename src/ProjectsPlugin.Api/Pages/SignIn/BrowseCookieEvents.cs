using Microsoft.AspNetCore.Authentication.Cookies;
using ProjectsPlugin.Api.Problems;
using ProjectsPlugin.Api.Revocation;
using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.Api.Pages.SignIn;

/// <summary>Lets a cookie live no longer than the sign-in that it comes from.</summary>
internal sealed class BrowseCookieEvents(RevokedGrants revoked) : CookieAuthenticationEvents
{
    /// <exception cref="TokenValidationUnavailableException">Nobody can say whether the sign-in has ended.</exception>
    public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (!revoked.AreKnown)
            throw new TokenValidationUnavailableException("It cannot be told at the moment whose access has ended, so no page is shown.");
        if (context.Principal?.Grant() is not { } grant || revoked.Contains(grant))
            context.RejectPrincipal();
        return Task.CompletedTask;
    }
}
