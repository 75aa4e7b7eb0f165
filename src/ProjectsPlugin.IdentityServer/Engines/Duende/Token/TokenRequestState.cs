using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Token;

/// <summary>What is known of the token request of this HTTP request, beside what Duende knows.</summary>
internal sealed class TokenRequestState
{
    /// <summary>The grant behind the code or refresh token; null if there is none.</summary>
    public GrantContext? Grant { get; set; }

    /// <summary>The refresh token that answers; null for a client that may not refresh.</summary>
    public string? RefreshToken { get; set; }
}
