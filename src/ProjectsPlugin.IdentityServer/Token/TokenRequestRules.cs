using ProjectsPlugin.IdentityServer.Authorize;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Token;

/// <summary>
/// Every rule about a code exchange or refresh that is ours, each once, in the order in which they are asked; the same for every engine. Engines read
/// the request, and check the challenge and the redirect against what the code was issued for.
/// </summary>
internal sealed class TokenRequestRules(GrantValidator validator, Resources resources)
{
    private const string InvalidRequest = "invalid_request";
    private const string InvalidGrant = GrantValidator.InvalidGrant;
    private const string InvalidScope = "invalid_scope";
    private const string InvalidTarget = "invalid_target";
    private const string Code = "authorization_code";
    private const string Refresh = "refresh_token";

    /// <summary>For a code or refresh token that no grant has.</summary>
    public static OAuthError UnknownGrant { get; } = new(InvalidGrant, "The code or refresh token is not known here.");

    /// <summary>About the parameters alone.</summary>
    private static readonly (Func<RequestParameters, bool> IsBroken, string Error, string Description)[] Form =
    [
        (request => request.AreRepeated, InvalidRequest, RequestParameters.Repeated),
        (request => request["grant_type"] is null, InvalidRequest, "The 'grant_type' is missing."),
        (request => request["grant_type"] is not (Code or Refresh), "unsupported_grant_type", "Supported grant types: authorization_code, refresh_token."),
        (request => request["grant_type"] is Code && request["code"] is null, InvalidRequest, "The 'code' is missing."),
        (request => request["grant_type"] is Refresh && request["refresh_token"] is null, InvalidRequest, "The 'refresh_token' is missing."),
        // RFC 7636, sections 4.1 and 4.6: a verifier that nobody may make proves nothing.
        (request => request["grant_type"] is Code && request["code_verifier"] is { } verifier && !ParameterFormat.IsVerifier(verifier),
            InvalidGrant, ParameterFormat.MalformedVerifier),
    ];

    /// <summary>About what was granted.</summary>
    private static readonly (Func<RequestParameters, GrantContext, bool> IsBroken, string Error, string Description)[] Granted =
    [
        (static (request, grant) => grant.IsCode && grant.Grant.CodeChallenge is not null && request["code_verifier"] is null,
            InvalidRequest, "The 'code_verifier' is missing."),
        // RFC 9700, section 4.8.2: a verifier without a challenge means that somebody took the challenge out of the request.
        (static (request, grant) => grant.IsCode && grant.Grant.CodeChallenge is null && request["code_verifier"] is not null,
            InvalidGrant, "A code_verifier was sent, but the code was asked for without a code_challenge."),
        // RFC 6749, section 6. With invalid_grant a client takes its refresh token for dead and has the person sign in again.
        (static (request, grant) => !grant.IsCode && ScopeParameter.Known(request["scope"]).Except(grant.Grant.Scopes).Any(),
            InvalidScope, "The request names a scope that was not granted."),
    ];

    /// <summary>Asks about the parameters alone.</summary>
    /// <returns>The error for the client (RFC 6749, section 5.2); null if nothing is wrong yet.</returns>
    public static OAuthError? Validate(RequestParameters request) =>
        Array.Find(Form, rule => rule.IsBroken(request)) is { IsBroken: not null } broken ? new OAuthError(broken.Error, broken.Description)
        : ScopeParameter.FaultOf(ScopeParameter.Split(request["scope"])) is { } unknown ? new OAuthError(InvalidScope, unknown)
        : null;

    /// <summary>Asks about what was granted.</summary>
    /// <returns>The error for the client; null if the request is right in everything, so that the code or refresh token can be used.</returns>
    public async Task<OAuthError?> ValidateAsync(RequestParameters request, Client client, GrantContext grant, CancellationToken cancellation)
    {
        if (grant.Grant.ClientId != client.ClientId)
            return new OAuthError(InvalidGrant, "The code or refresh token is another client's.");
        if (Array.Find(Granted, rule => rule.IsBroken(request, grant)) is { IsBroken: not null } broken)
            return new OAuthError(broken.Error, broken.Description);

        // RFC 8707, section 2.2: it may repeat the resource that was granted, or leave it out; it never gets another.
        if (!resources.TryRead(request.Every("resource"), out var named))
            return new OAuthError(InvalidTarget, Resources.Foreign);
        return named.Except(grant.Grant.Audiences).Any()
            ? new OAuthError(InvalidTarget, "The resource is not the one that was granted.")
            : await validator.ValidateAsync(grant, cancellation);
    }
}
