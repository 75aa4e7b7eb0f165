using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>The members of a document that mean something here, as they are written; others are left alone (RFC 7591, section 2).</summary>
internal sealed record ClientDocumentJson
{
    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    [JsonPropertyName("client_name")]
    public string? Name { get; init; }

    [JsonPropertyName("client_secret")]
    public JsonElement? ClientSecret { get; init; }

    [JsonPropertyName("redirect_uris")]
    public IList<string>? RedirectUris { get; init; }

    [JsonPropertyName("grant_types")]
    public IList<string>? GrantTypes { get; init; }

    [JsonPropertyName("response_types")]
    public IList<string>? ResponseTypes { get; init; }

    [JsonPropertyName("token_endpoint_auth_method")]
    public string? AuthenticationMethod { get; init; }

    [JsonPropertyName("jwks")]
    public JsonElement? Keys { get; init; }

    [JsonPropertyName("jwks_uri")]
    public string? KeysUrl { get; init; }

    /// <summary>Not of RFC 7591, but ChatGPT's document has it.</summary>
    [JsonPropertyName("token_endpoint_auth_methods_supported")]
    public IList<string>? AuthenticationMethods { get; init; }
}
