using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts.Providers;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>
/// Where people are sent. The pages themselves are in <c>Pages</c>, which comes later: the interaction knows their addresses alone. Sign-in and consent take
/// the address that continues the request as <c>returnUrl</c>.
/// </summary>
public static class PagePaths
{
    /// <summary>The signed-in person's own page.</summary>
    public const string Home = Paths.Account;

    /// <summary>What the person has allowed, and where they take it back.</summary>
    public const string Connected = Paths.Connected;

    public const string SignIn = "/auth/sign-in";
    public const string SignOut = "/auth/sign-out";
    public const string Consent = "/auth/consent";

    /// <summary>Where a failed request is executed again; nobody is sent there.</summary>
    public const string Error = "/auth/error";

    /// <summary>All that a person may see of an authorization request.</summary>
    public static readonly PathString[] AuthorizationRequest = [Paths.Authorize, Paths.OAuth, Paths.RootAuthorize, SignIn, ProviderPaths.Start, Consent];

    /// <summary>The address, if a person who was asked to sign in there comes back to it; null for any other, so that nobody is led elsewhere.</summary>
    public static string? ComesBackTo(string? address) =>
        Array.Find([Connected, Paths.Password], page => page.Equals(address?.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));

    /// <summary>A page that comes back to the request, or to another page, afterwards.</summary>
    public static string WithReturnUrl(string page, string returnUrl) => $"{page}?returnUrl={Uri.EscapeDataString(returnUrl)}";
}
