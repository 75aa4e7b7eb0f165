using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using ProjectsPlugin.Api.Pages.Errors;
using ProjectsPlugin.Api.Problems;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Pages.SignIn;

/// <summary>What is kept of a sign-in, and what a person sees whose sign-in fails.</summary>
internal sealed partial class SignInEvents(PublicUrl publicUrl, ILogger<SignInEvents> log) : OpenIdConnectEvents
{
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        if (!RequestedHost.IsAnotherName(context.HttpContext, publicUrl))
            return Task.CompletedTask;

        context.HandleResponse();
        var page = publicUrl.At(context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent());
        return (PageError.OtherName with { Again = page }).ExecuteAsync(context.HttpContext);
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        var accessToken = new JsonWebToken(context.TokenEndpointResponse!.AccessToken);
        context.Principal = BrowsePrincipal.Create(context.Principal!, accessToken.GetClaim(TokenClaims.GrantId).Value);
        return Task.CompletedTask;
    }

    public override Task TicketReceived(TicketReceivedContext context)
    {
        // The cookie needs nothing of the round trip that made it.
        context.Properties = new AuthenticationProperties();
        return Task.CompletedTask;
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        return FailAsync(context.HttpContext, PageError.SignInRefused, "access_denied", context.Properties);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        return FailAsync(context.HttpContext, Of(context.Failure), context.Failure?.Message, context.Properties);
    }

    private static PageError Of(Exception? failure) => failure switch
    {
        TokenValidationUnavailableException or HttpRequestException or TaskCanceledException => PageError.Unavailable,
        { Data: var answer } when answer["error"] is string and not "invalid_grant" => PageError.SignInRefused,
        _ => PageError.SignInStale,
    };

    /// <param name="http">The request.</param>
    /// <param name="failure">What the person is told.</param>
    /// <param name="reason">What the operator is told.</param>
    /// <param name="began">What the sign-in began with, which is sealed, so that its address is one of our pages; null if it cannot be read.</param>
    private Task FailAsync(HttpContext http, PageError failure, string? reason, AuthenticationProperties? began)
    {
        Log.SignInFailed(log, reason);
        return (failure with { Again = began?.RedirectUri }).ExecuteAsync(http);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A person who opened a page could not be signed in: {Reason}")]
        public static partial void SignInFailed(ILogger logger, string? reason);
    }
}
