namespace ProjectsPlugin.Api.Try.Runs;

/// <summary>What the assistant has read of the authorization server (RFC 8414).</summary>
/// <param name="Issuer">Its issuer identifier.</param>
/// <param name="SendsIssuer">Whether it puts that into every authorization response (RFC 9207, section 3).</param>
/// <param name="Authorize">Where the browser goes.</param>
/// <param name="Token">Where a code is exchanged.</param>
/// <param name="Register">Where clients register.</param>
/// <param name="Revoke">Where access is given back; null if nowhere.</param>
internal sealed record AuthorizationServer(string Issuer, bool SendsIssuer, string Authorize, string Token, string Register, string? Revoke);
