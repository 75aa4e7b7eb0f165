using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Authorize;

namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>
/// Every endpoint is for people who have signed in, unless it says <see cref="AllowAnonymousAttribute"/>. Others are sent to the sign-in page.
/// </summary>
internal static class DenyByDefault
{
    public static void AddDenyByDefault(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new SignedIn()).Build());
        builder.Services.AddScoped<IAuthorizationHandler, SignedIn.Handler>();
        builder.Services.AddAuthentication(options => options.DefaultChallengeScheme = Sessions.Scheme);
        builder.Services.Configure<CookieAuthenticationOptions>(Sessions.Scheme, options => options.Events.OnRedirectToLogin = context =>
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = SignInFor(context.Request);
            return Task.CompletedTask;
        });
    }

    /// <summary>The sign-in page, from which the person comes back to where they wanted to go.</summary>
    private static string SignInFor(HttpRequest request)
    {
        if (request.Path.StartsWithSegments(PagePaths.Consent, StringComparison.OrdinalIgnoreCase) && request.Query["returnUrl"] is [{ Length: > 0 } asked])
            return PagePaths.WithReturnUrl(PagePaths.SignIn, asked);
        return PagePaths.ComesBackTo(request.Path.Value) is { } page
            ? PagePaths.WithReturnUrl(PagePaths.SignIn, page)
            : PagePaths.SignIn;
    }

    /// <summary>Asked of the session's row, and only where somebody has to be signed in.</summary>
    private sealed class SignedIn : IAuthorizationRequirement
    {
        internal sealed class Handler(Sessions sessions) : AuthorizationHandler<SignedIn>
        {
            protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, SignedIn requirement)
            {
                if (context.Resource is HttpContext http && await sessions.CurrentAsync(http) is not null)
                    context.Succeed(requirement);
            }
        }
    }
}
