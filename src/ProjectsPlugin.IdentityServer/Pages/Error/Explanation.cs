using ProjectsPlugin.IdentityServer.Accounts.Providers;
using ProjectsPlugin.IdentityServer.Authorize;

namespace ProjectsPlugin.IdentityServer.Pages.Error;

/// <summary>Which texts tell what went wrong, and what to do next: the keys <c>Error.{Kind}.Title</c>, <c>.What</c> and <c>.Next</c>.</summary>
internal sealed record Explanation(string Kind)
{
    /// <summary>A page was opened for an authorization request that is incomplete, or no longer good.</summary>
    public static Explanation RequestEnded { get; } = new("RequestEnded");

    /// <summary>A form came back without its antiforgery cookie, or for somebody else.</summary>
    public static Explanation FormExpired { get; } = new("FormExpired");

    public static Explanation Of(HttpContext context) =>
        context.Features.Get<Explanation>()
        ?? (context.Features.Get<SignInFailure>() is { Kind: var kind } ? new Explanation($"SignIn{kind}") : null)
        ?? new(KindOf(context.Response.StatusCode, context.Features.Get<AuthorizationError>()));

    private static string KindOf(int status, AuthorizationError? error) => (status, error) switch
    {
        (_, { ReturnTo: not null }) => "BadRequest",
        (_, { Code: AuthorizationError.ForeignRedirect }) => "ForeignAddress",
        (_, { Code: AuthorizationError.BlockedClient }) => "BlockedAssistant",
        (_, { CanRegisterAgain: true }) => "GoneAssistant",
        (_, { Code: AuthorizationError.UnknownClient }) => "UnknownAssistant",
        (_, { Code: AuthorizationError.UnusableDocument }) => "UnusableDocument",
        (_, not null) => "BadRequest",
        (StatusCodes.Status404NotFound, _) => "NotFound",
        (StatusCodes.Status429TooManyRequests, _) => "TooMany",
        (StatusCodes.Status503ServiceUnavailable, _) => "Unavailable",
        ( >= 500, _) => "Failure",
        _ => "Refused",
    };
}
