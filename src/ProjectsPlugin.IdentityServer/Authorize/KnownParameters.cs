using System.Collections.Frozen;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>
/// The parameters that mean something to our endpoints. Each is sent once; whatever else a client sends is ignored, however often (RFC 6749, sections 3.1
/// and 3.2).
/// </summary>
internal static class KnownParameters
{
    private static readonly FrozenSet<string> Once = new[]
    {
        "response_type", "response_mode", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge", "code_challenge_method",
        "prompt", "max_age", "login_hint", "id_token_hint", "display", "ui_locales", "claims_locales", "acr_values", "claims", "request", "request_uri",
        "grant_type", "code", "code_verifier", "refresh_token", "client_secret", "client_assertion", "client_assertion_type", "token", "token_type_hint",
        "access_token", "post_logout_redirect_uri", InteractionTickets.SignInParameter, InteractionTickets.DecisionParameter,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Not of RFC 6749 or OpenID Connect, and refused by engines that know it from token exchange (RFC 8693). Here <c>resource</c> chooses.</summary>
    public const string Audience = "audience";

    /// <summary>Whether a request that has the parameter more than once is in doubt about it; <c>resource</c> may be repeated (RFC 8707, section 2).</summary>
    public static bool IsOnce(string name) => Once.Contains(name);
}
