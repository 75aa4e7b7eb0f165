using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>
/// What a client may be that nobody here knows (RFC 7591, sections 2 and 5): returns to https, a loopback host or a known app
/// alone, is public or has a secret that we make, and takes no trusted name.
/// </summary>
internal sealed class RegistrationRules(IOptions<ClientsOptions> clients, TrustedNames trusted)
{
    public const string AuthorizationCode = "authorization_code";
    public const string RefreshToken = "refresh_token";
    public const string Code = "code";
    public const string Public = "none";
    public const string Native = "native";
    public const string Web = "web";

    private const int MaximumRedirects = 10;

    private static readonly string[] AuthMethods = [Public, "client_secret_basic", "client_secret_post"];

    /// <summary>What RFC 7591, section 2 takes for granted if nothing is said.</summary>
    public static string AuthMethodOf(ClientMetadata metadata) => metadata.TokenEndpointAuthMethod ?? "client_secret_basic";

    public static OAuthError InvalidMetadata(string description) => new("invalid_client_metadata", description);

    /// <summary>The client that is to be registered; null, with the error, if it cannot be.</summary>
    public ClientRegistration? Read(ClientMetadata metadata, out OAuthError? error)
    {
        var named = (metadata.RedirectUris ?? []).Distinct(StringComparer.Ordinal).ToList();
        var redirects = named.FindAll(redirect => FaultOf(redirect, metadata.ApplicationType) is null);
        var name = ClaimedName.Clean(metadata.ClientName);
        var scopes = ScopeParameter.Known(metadata.Scope);

        error = RedirectError(named, redirects, metadata.ApplicationType) ?? MetadataError(metadata) ?? NameError(name, redirects);
        return error is not null ? null : new ClientRegistration
        {
            Secret = AuthMethodOf(metadata) == Public ? null : SecretValue.Create(),
            Name = name,
            Website = metadata.ClientUri,
            IsNative = metadata.ApplicationType is null ? redirects.Any(RedirectRules.IsOnDevice) : metadata.ApplicationType == Native,
            RedirectUris = redirects,
            Refreshes = metadata.GrantTypes?.Contains(RefreshToken) ?? true,
            DefaultScopes = scopes.Count > 0 ? scopes : Scopes.Data,
        };
    }

    // One that cannot be used here does not spoil the others, as with the documents of clients: some name redirects for servers of other kinds.
    private OAuthError? RedirectError(List<string> named, List<string> usable, string? applicationType) =>
        named.Count is 0 or > MaximumRedirects ? InvalidRedirect($"redirect_uris must name 1 to {MaximumRedirects} addresses.")
        : usable.Count == 0 ? InvalidRedirect(FaultOf(named[0], applicationType)!)
        : null;

    private string? FaultOf(string redirect, string? applicationType) =>
        !RedirectRules.IsAcceptable(redirect, clients.Value.AppSchemes, out var fault)
            ? $"{(redirect.Length > 100 ? redirect[..100] + '…' : redirect)}: {fault}"
        : applicationType == Web && RedirectRules.IsOnDevice(redirect) ? $"{redirect} leads to a program or an app, so application_type must be native."
        : null;

    private static OAuthError? MetadataError(ClientMetadata metadata)
    {
        if (!AuthMethods.Contains(AuthMethodOf(metadata)))
            return InvalidMetadata($"token_endpoint_auth_method must be one of: {string.Join(", ", AuthMethods)}.");
        if (metadata.GrantTypes is { } grants && !grants.Contains(AuthorizationCode))
            return InvalidMetadata($"grant_types must contain {AuthorizationCode}; {RefreshToken} is the only other one here.");
        if (metadata.ResponseTypes is { } responses && !responses.Contains(Code))
            return InvalidMetadata($"response_types must contain {Code}, which is the only one here.");
        if (metadata.ApplicationType is not (null or Web or Native))
            return InvalidMetadata($"application_type must be {Web} or {Native}.");
        if (metadata.ClientUri is { } website && !RedirectRules.IsWebsite(website))
            return InvalidMetadata("client_uri must be an https URL.");
        return ScopeParameter.FaultOf(ScopeParameter.Split(metadata.Scope)) is { } fault ? InvalidMetadata(fault) : null;
    }

    private OAuthError? NameError(string name, List<string> redirects)
    {
        if (name.Length > ClaimedName.MaximumLength)
            return InvalidMetadata($"client_name must have at most {ClaimedName.MaximumLength} characters.");
        if (Homoglyphs.MixAlphabets(name))
            return InvalidMetadata(
                $"client_name '{name}' mixes letters of two alphabets within a word, by "
                    + "which it could pass for another name. Choose another one.");
        return trusted.IsTaken(name, redirects)
            ? InvalidMetadata($"client_name '{name}' belongs to somebody whom people know, and redirect_uris are not theirs. Choose another name.")
            : null;
    }
    private static OAuthError InvalidRedirect(string description) => new("invalid_redirect_uri", description);
}
