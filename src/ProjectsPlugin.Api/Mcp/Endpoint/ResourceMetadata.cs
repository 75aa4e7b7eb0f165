using System.Text.Json;
using System.Text.Json.Serialization;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>What a client that knows only the endpoint's address learns about it (RFC 9728, section 2).</summary>
internal sealed record ResourceMetadata
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Exactly the address that a person types, which is what tokens must be for.</summary>
    public required string Resource { get; init; }

    /// <summary>The issuer, byte for byte as it names itself.</summary>
    public required IReadOnlyList<string> AuthorizationServers { get; init; }

    /// <summary>What opens data; a refresh token is between a client and the identity server.</summary>
    public IReadOnlyList<string> ScopesSupported { get; } = Scopes.Data;

    public IReadOnlyList<string> BearerMethodsSupported { get; } = ["header"];

    public required string ResourceName { get; init; }

    public static byte[] Of(PublicUrl publicUrl, string name) => JsonSerializer.SerializeToUtf8Bytes(
        new ResourceMetadata { Resource = Audiences.Mcp(publicUrl), AuthorizationServers = [publicUrl.Issuer], ResourceName = name }, Json);
}
