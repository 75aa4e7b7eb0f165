using Microsoft.AspNetCore.WebUtilities;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>An authorization request that the engine refused, as it came: what decides who hears of it, and what an operator is told.</summary>
internal sealed record AuthorizationRefusal
{
    private const string SilentPrompt = "none";

    /// <summary>The error code (RFC 6749, section 4.1.2.1).</summary>
    public required string Error { get; init; }

    public string? Description { get; init; }

    public string? ClientId { get; init; }

    public string? RedirectUri { get; init; }

    public string? State { get; init; }

    public string? Prompt { get; init; }

    public IEnumerable<string> Resources { get; init; } = [];

    public IEnumerable<string> Scopes { get; init; } = [];

    public string? Challenge { get; init; }

    public string? ChallengeMethod { get; init; }

    /// <summary>Whether the client asked that nobody sees a page (OpenID Connect Core, section 3.1.2.1).</summary>
    public bool IsSilent => Prompt?.Trim() is SilentPrompt;

    /// <summary>The redirect that tells the client.</summary>
    public string AddressFor(string issuer) => QueryHelpers.AddQueryString(RedirectUri!, new Dictionary<string, string?>
    {
        ["error"] = Error,
        ["error_description"] = Description,
        ["state"] = State,
        ["iss"] = issuer,
    }.Where(parameter => !string.IsNullOrEmpty(parameter.Value)));
}
