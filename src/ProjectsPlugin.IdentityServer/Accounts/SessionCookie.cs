using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>The session cookie. It outlives what the session's row allows, never the other way round.</summary>
internal sealed class SessionCookie(PublicUrl publicUrl, IOptions<SessionOptions> sessions) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name != Sessions.Scheme)
            return;

        options.Cookie.BindToHost("session", publicUrl);
        options.ExpireTimeSpan = sessions.Value.Absolute;
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    public void Configure(CookieAuthenticationOptions options) => Configure(null, options);

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // The page about a failure asks nobody who they are: what failed may be the database that would tell. The cookie stays.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.RejectPrincipal();
            return;
        }

        var rows = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (!await rows.CheckAsync(context.HttpContext, context.Principal))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Sessions.Scheme);
        }
    }
}
