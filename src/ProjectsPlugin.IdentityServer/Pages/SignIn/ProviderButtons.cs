using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Accounts.Providers;
using ProjectsPlugin.IdentityServer.Authorize;

namespace ProjectsPlugin.IdentityServer.Pages.SignIn;

/// <param name="Name">The provider's.</param>
/// <param name="Address">Where its sign-in begins; null while the provider does not answer.</param>
public sealed record ProviderButton(string Name, string? Address);

/// <summary>By which identity providers a person may sign in, and whether there is any other way.</summary>
public sealed class ProviderButtons(IOptions<SignInOptions> options, ProviderAvailability availability, Sessions sessions)
{
    public bool HavePasswords => options.Value.HasPasswords;

    /// <param name="returnUrl">What the sign-in page was opened for; judged where the sign-in begins.</param>
    public IReadOnlyList<ProviderButton> List(string? returnUrl) =>
        [.. options.Value.Providers.Select(provider => new ProviderButton(provider.Name, AddressOf(provider, returnUrl)))];

    /// <summary>Where the browser goes at once: the only way to sign in, unless somebody has just signed out, or has come back from there in vain.</summary>
    public async Task<string?> OnlyWayAsync(HttpContext context, string? returnUrl, AuthorizationRequest? request)
    {
        if (options.Value is not { HasPasswords: false, Providers: [var only] } || SignedOutCookie.IsSet(context))
            return null;

        // Whom the provider signed in is not whom the client wants; it would sign the same person in again, and again.
        return request is { ExpectsSomebody: true } && await sessions.CurrentAsync(context) is not null ? null : AddressOf(only, returnUrl);
    }

    private string? AddressOf(ProviderOptions provider, string? returnUrl)
    {
        var address = $"{ProviderPaths.Start}/{provider.Id}";
        return availability.FaultOf(provider) is not null ? null
            : returnUrl is null ? address
            : PagePaths.WithReturnUrl(address, returnUrl);
    }
}
