using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>An identity provider of the company (OpenID Connect): where its people sign in, and who of them may in here.</summary>
public sealed class ProviderOptions
{
    private const string GoogleHost = "accounts.google.com";
    private const string EntraHost = "login.microsoftonline.com";

    /// <summary>1 to 32 characters <c>a</c>–<c>z</c>, <c>0</c>–<c>9</c> and <c>-</c>. It is in the redirect address and with each person, so keep it.</summary>
    public string Id { get; set; } = "";

    /// <summary>What the button calls it, at most 60 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its issuer, exactly as its discovery document names it: https, or http on a loopback host.</summary>
    public string Authority { get; set; } = "";

    /// <summary>The id that it gave this installation.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The secret that goes with it, sent as <c>client_secret_post</c>; none for a public client.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What it is asked for, separated by spaces, <c>openid</c> among it; <c>openid profile email</c> if not set.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>The claim of the ID token that names a person's groups; <c>groups</c> if not set.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>Domains of the addresses with which somebody may come for the first time; any if none. At Google <c>hd</c> has to be one, too.</summary>
    public IList<string> AllowedDomains { get; init; } = [];

    /// <summary>Whether somebody without an account gets one at the first sign-in; they do not if not set.</summary>
    public bool JustInTime { get; set; }

    /// <summary>Whether the first sign-in takes the account with the same address, if the provider proves the address; it does not if not set.</summary>
    public bool LinkByEmail { get; set; }

    /// <summary>Whether guests of a Microsoft Entra tenant may sign in; they may not if not set.</summary>
    public bool AllowGuests { get; set; }

    /// <summary>The id of the only Microsoft Entra tenant whose people may sign in; needed for Entra.</summary>
    public string? Tenant { get; set; }

    /// <summary>The authentication scheme.</summary>
    internal string Scheme => SchemeOf(Id);

    internal bool IsGoogle => Host == GoogleHost;

    internal bool IsEntra => Host == EntraHost;

    /// <summary>Where the provider returns the browser: what is registered there, after the public origin.</summary>
    internal string CallbackPath => $"{ProviderPaths.Start}/{Id}{ProviderPaths.Callback}";

    private string? Host => Uri.TryCreate(Authority, UriKind.Absolute, out var authority) ? authority.Host : null;

    internal static string SchemeOf(string id) => $"provider {id}";

    /// <summary>Whether a discovery document or ID token is the provider's own; of the ways to end the address, it has one.</summary>
    internal bool IsIssuer(string? issuer) =>
        issuer is { Length: > 0 and <= ExternalIdentity.IssuerLength } && issuer.TrimEnd('/') == Authority.TrimEnd('/');

    /// <summary>Whether somebody with this address may come for the first time.</summary>
    internal bool Allows(UpstreamPerson person) => AllowedDomains.Count == 0
        || (IsOneOf(person.Email?[(person.Email.LastIndexOf('@') + 1)..]) && (!IsGoogle || IsOneOf(person.HostedDomain)));

    private bool IsOneOf(string? domain) => domain is not null && AllowedDomains.Contains(domain, StringComparer.OrdinalIgnoreCase);
}
