using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using ProjectsPlugin.IdentityServer.Authorize;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Endpoints;

/// <summary>The authorization endpoint (RFC 6749, section 3.1), once OpenIddict has found the request good.</summary>
internal static class AuthorizeEndpoint
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    public static async Task HandleAsync(HttpContext http, AuthorizeInteraction interaction, CancellationToken cancellation)
    {
        var hint = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        var request = http.Features.GetRequiredFeature<AuthorizeContext>() with { ExpectedSubject = hint.Principal?.GetClaim(Claims.Subject) };
        await interaction.AnswerAsync(http, request, cancellation);
    }
}
