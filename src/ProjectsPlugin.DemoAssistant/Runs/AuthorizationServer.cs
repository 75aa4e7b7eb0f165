namespace ProjectsPlugin.DemoAssistant.Runs;

/// <summary>What the assistant has read of the authorization server's metadata (RFC 8414, section 2).</summary>
/// <param name="Issuer">Its issuer identifier.</param>
/// <param name="AuthorizationEndpoint">Where the browser goes.</param>
/// <param name="TokenEndpoint">Where a code is exchanged.</param>
/// <param name="RegistrationEndpoint">Where clients register.</param>
/// <param name="RevocationEndpoint">Where access is revoked; null if nowhere.</param>
/// <param name="AuthorizationResponseIssParameterSupported">Whether it puts its identifier into every authorization response (RFC 9207, section 3).</param>
internal sealed record AuthorizationServer(
    string Issuer,
    string AuthorizationEndpoint,
    string TokenEndpoint,
    string RegistrationEndpoint,
    string? RevocationEndpoint,
    bool AuthorizationResponseIssParameterSupported = false);
