using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>
/// Endpoints that name an authentication scheme know their caller by it alone, from here on: limits count a call before
/// authorization asks who makes it. Everything else takes bearer tokens and nothing but.
/// </summary>
internal static class Schemes
{
    public static void UseSchemes(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.AuthenticationSchemes is { Length: > 0 } scheme)
            context.User = (await context.AuthenticateAsync(scheme)).Principal ?? new ClaimsPrincipal();
        await next(context);
    });
}
