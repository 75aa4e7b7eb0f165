using System.Globalization;
using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Scim.Requests;
using ProjectsPlugin.IdentityServer.Scim.Users;

namespace ProjectsPlugin.IdentityServer.Scim.Groups;

/// <summary>A group as SCIM shows one (RFC 7643, section 4.2).</summary>
internal sealed class GroupResource(PublicUrl publicUrl, UserResource users)
{
    public const string Type = "Group";
    public const string Members = "members";

    public string AddressOf(Guid id) => publicUrl.At($"{Paths.Scim}/Groups/{id}");

    public static string ETagOf(Group group) => $"W/\"{group.Version.ToString(CultureInfo.InvariantCulture)}\"";

    public JsonObject Of(GroupRow row)
    {
        var group = row.Group;
        var resource = new JsonObject
        {
            ["schemas"] = new JsonArray(ScimSchemas.Group),
            ["id"] = group.Id.ToString(),
            ["displayName"] = group.DisplayName,
        };
        if (group.ExternalId is not null)
            resource["externalId"] = group.ExternalId;
        if (row.Members is not null)
            resource[Members] = new JsonArray([.. row.Members.Select(MemberOf)]);
        resource["meta"] = new JsonObject
        {
            ["resourceType"] = Type,
            ["created"] = group.CreatedAt,
            ["lastModified"] = group.ChangedAt,
            ["location"] = AddressOf(group.Id),
            ["version"] = ETagOf(group),
        };
        return resource;
    }

    public ScimAnswer Answer(GroupRow row, ScimProjection projection, bool isNew = false) =>
        new(isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, projection.Of(Of(row)))
        {
            ETag = ETagOf(row.Group),
            Location = AddressOf(row.Group.Id),
        };

    private JsonObject MemberOf(MemberRow member) => new()
    {
        ["value"] = member.AccountId.ToString(),
        ["$ref"] = users.AddressOf(member.AccountId),
        ["type"] = UserResource.Type,
        ["display"] = member.Name,
    };
}
