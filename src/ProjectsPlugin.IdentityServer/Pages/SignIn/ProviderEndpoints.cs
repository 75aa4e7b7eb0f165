using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Accounts.Providers;
using ProjectsPlugin.IdentityServer.Authorize;

namespace ProjectsPlugin.IdentityServer.Pages.SignIn;

/// <summary>Where a sign-in by an identity provider begins, by a link, and where it comes back to.</summary>
internal static class ProviderEndpoints
{
    private const string Login = "login";
    private const string SelectAccount = "select_account";

    public static void MapProviderSignIn(this WebApplication app)
    {
        app.MapGet($"{ProviderPaths.Start}/{{id}}", BeginAsync).AllowAnonymous();
        // The provider's handler answers at this address before it is reached; what is left is an address of no provider.
        app.MapGet($"{ProviderPaths.Start}/{{id}}{ProviderPaths.Callback}", () => Results.StatusCode(StatusCodes.Status404NotFound))
            .RequireRateLimiting(SignInOptions.ProviderRateLimit).AllowAnonymous();
    }

    private static async Task BeginAsync(
        string id, string? returnUrl, HttpContext http, IOptions<SignInOptions> options, AuthorizationRequests requests, ProviderAvailability availability)
    {
        var cancellation = http.RequestAborted;
        if (options.Value.Providers.FirstOrDefault(provider => provider.Id == id) is not { } provider)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (!await availability.IsAvailableAsync(provider, cancellation))
        {
            http.Features.Set(new SignInFailure(SignInFailureKind.Unavailable));
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else
        {
            var request = await requests.FindAsync(returnUrl, cancellation);
            await http.ChallengeAsync(provider.Scheme, Ask(http, request, returnUrl));
        }
    }

    /// <summary>What the provider is asked for, and where the browser goes afterwards: to a request that is known to be good, or a page of ours.</summary>
    private static OpenIdConnectChallengeProperties Ask(HttpContext http, AuthorizationRequest? request, string? returnUrl)
    {
        var properties = new OpenIdConnectChallengeProperties
        {
            RedirectUri = request?.ReturnUrl ?? PagePaths.ComesBackTo(returnUrl) ?? PagePaths.Home,
            Prompt = SignedOutCookie.IsSet(http) ? Login : request?.Prompts.FirstOrDefault(prompt => prompt is Login or SelectAccount),
        };
        if (request?.MaxAge is { } age)
            properties.MaxAge = age;
        if (EmailAddress.TryParse(request?.LoginHint) is { } hint)
            properties.SetParameter(OpenIdConnectParameterNames.LoginHint, hint);
        return properties;
    }
}
