using System.Text.Json;
using System.Text.Json.Serialization;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>What a client that knows only a resource's address learns about it (RFC 9728, section 2).</summary>
internal sealed record ResourceMetadata
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Exactly the address that a person types, which is what tokens must be for.</summary>
    public required string Resource { get; init; }

    /// <summary>The issuer, byte for byte as it names itself.</summary>
    public required IReadOnlyList<string> AuthorizationServers { get; init; }

    /// <summary>What opens data; a refresh token is between a client and the identity server.</summary>
    public IReadOnlyList<string> ScopesSupported { get; } = Scopes.Data;

    public IReadOnlyList<string> BearerMethodsSupported { get; } = ["header"];

    public required string ResourceName { get; init; }

    /// <param name="resource">One of <see cref="Audiences"/>.</param>
    /// <param name="publicUrl">Where tokens for it come from.</param>
    /// <param name="name">What people call it.</param>
    public static Document Of(string resource, PublicUrl publicUrl, string name)
    {
        var metadata = new ResourceMetadata { Resource = resource, AuthorizationServers = [publicUrl.Issuer], ResourceName = name };
        return new Document(JsonSerializer.SerializeToUtf8Bytes(metadata, Json), "application/json");
    }
}
