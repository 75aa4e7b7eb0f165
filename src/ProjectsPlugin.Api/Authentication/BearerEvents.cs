using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;
using ProjectsPlugin.Api.Problems;
using ProjectsPlugin.Api.Revocation;
using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>Where a token may stand, and what a caller hears whose token is missing, bad or too narrow (RFC 6750).</summary>
internal sealed class BearerEvents(IssuerAvailability keys, RevokedGrants revoked, PublicUrl publicUrl) : JwtBearerEvents
{
    private readonly ProtectedResource _api = new(publicUrl.At(Paths.ProtectedResourceMetadata));

    public override async Task MessageReceived(MessageReceivedContext context)
    {
        // An address ends up in logs and histories, so a token that came in one is spent (OAuth 2.1, section 5.1.1).
        if (context.Request.Query.ContainsKey("access_token"))
            context.Fail("A token may only stand in the Authorization header.");
        else if (!context.Request.Headers.ContainsKey(HeaderNames.Authorization))
            return;
        else if (!await keys.AreKnownAsync(context.Options.ConfigurationManager!, context.HttpContext.RequestAborted))
            context.Fail(Undecided("The identity server cannot be reached"));
        else if (!revoked.AreKnown)
            context.Fail(Undecided("It cannot be told at the moment whose access has ended"));
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        // Remembered tokens (CachingTokenHandler) come by here, too.
        if (context.Principal?.Subject() is not { Length: > 0 }
            || context.Principal.Client() is not { Length: > 0 }
            || context.Principal.Grant() is not { Length: > 0 } grant)
            context.Fail("The token names no person, no client or no grant.");
        else if (revoked.Contains(grant))
            context.Fail("The grant has ended.");

        return Task.CompletedTask;
    }

    public override Task Challenge(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        if (context.AuthenticateFailure is TokenValidationUnavailableException undecided)
        {
            context.Response.SetRetryAfter(IssuerAvailability.Pause);
            return Problem.WriteAsync(context.HttpContext, StatusCodes.Status503ServiceUnavailable, undecided.Message);
        }

        var tokenSent = context.AuthenticateFailure is not null;
        context.Response.Headers.WWWAuthenticate = BearerChallenge.Of(
            ResourceOf(context.HttpContext).WhereToBegin,
            tokenSent ? "error=\"invalid_token\", error_description=\"The access token is not valid here, or no longer\"" : null);
        return Problem.WriteAsync(context.HttpContext, StatusCodes.Status401Unauthorized, tokenSent
            ? "The access token is not valid here, or no longer. Refresh it, or sign in again."
            : "Send an access token: Authorization: Bearer …");
    }

    public override Task Forbidden(ForbiddenContext context)
    {
        var rules = context.HttpContext.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>() ?? [];
        var scope = string.Join(' ', rules.Select(rule => rule.Policy).OfType<string>());
        context.Response.Headers.WWWAuthenticate = BearerChallenge.Of(ResourceOf(context.HttpContext).HowToStepUp(scope));
        return Problem.WriteAsync(context.HttpContext, StatusCodes.Status403Forbidden, $"The person has not allowed this: the token lacks the scope {scope}.");
    }

    private static TokenValidationUnavailableException Undecided(string why) => new($"{why}, so your token could not be checked. Try again shortly.");

    private ProtectedResource ResourceOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ProtectedResource>() ?? _api;
}
