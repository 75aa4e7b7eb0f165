using System.Text.Json.Serialization;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>The signed-in person: what the REST API answers, and an id as clients want it that show who is connected.</summary>
internal sealed record MyProfile
{
    /// <summary>The same for the person however they connect; also an id for fetch.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    [JsonPropertyName("userID")]
    public required int UserId { get; init; }

    public required string Company { get; init; }
}
