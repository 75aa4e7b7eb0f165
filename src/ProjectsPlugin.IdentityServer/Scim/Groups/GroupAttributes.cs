using System.Text.Json.Nodes;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Scim.Requests;
using ProjectsPlugin.IdentityServer.Scim.Users;

namespace ProjectsPlugin.IdentityServer.Scim.Groups;

/// <summary>Reads what is kept of a group that a provider sent.</summary>
internal static class GroupAttributes
{
    /// <exception cref="ScimException">It is missing, too long or no string.</exception>
    public static string DisplayName(JsonNode? sent) =>
        Attributes.Text(sent, "displayName", Group.NameLength)?.Trim() is { Length: > 0 } name
            ? name
            : throw ScimException.InvalidValue("displayName is missing.");

    public static string? ExternalId(JsonNode? sent) => Attributes.Text(sent, "externalId", Group.ExternalIdLength);

    /// <summary>The ids of the members in a list, of one member, or of a bare id. What cannot be an id is an id that nobody has.</summary>
    public static Guid[] Members(JsonNode? sent) => sent switch
    {
        null => [],
        JsonArray list => [.. list.Select(Member)],
        _ => [Member(sent)],
    };

    /// <summary>The member that a path like <c>members[value eq "id"]</c> names.</summary>
    public static Guid[] Members(PatchPath path) => path.Filter is [("value", var id)] && path.Sub is null
        ? [IdOf(id)]
        : throw ScimException.InvalidPath("Members are named as members[value eq \"id\"].");

    private static Guid Member(JsonNode? sent) => IdOf(Attributes.Text(sent is JsonObject member ? member["value"] : sent, "members.value") ?? "");

    private static Guid IdOf(string id) => Guid.TryParse(id, out var account) ? account : Guid.Empty;
}
