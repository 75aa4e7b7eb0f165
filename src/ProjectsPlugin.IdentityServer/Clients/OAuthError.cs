using System.Text.Json.Serialization;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>An error for a client (RFC 6749, sections 4.1.2.1 and 5.2; RFC 7591, section 3.2.2).</summary>
/// <param name="Error">The RFC's error code.</param>
/// <param name="Description">What to mend, for whoever made the client.</param>
public sealed record OAuthError(string Error, [property: JsonPropertyName("error_description")] string? Description);
