namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>An authorization request that was rejected, with what decides who hears of it.</summary>
/// <param name="Error">The error code (RFC 6749, section 4.1.2.1).</param>
/// <param name="Description">What is wrong, for whoever made the client.</param>
/// <param name="Parameters">The request as it came.</param>
internal sealed record AuthorizationRejection(string Error, string? Description, RequestParameters Parameters)
{
    private const string SilentPrompt = "none";

    public string? ClientId => Parameters["client_id"];

    public string? RedirectUri => Parameters["redirect_uri"];

    /// <summary>Whether the client asked that nobody sees a page (OpenID Connect Core, section 3.1.2.1).</summary>
    public bool IsSilent => Parameters["prompt"]?.Trim() is SilentPrompt;
}
