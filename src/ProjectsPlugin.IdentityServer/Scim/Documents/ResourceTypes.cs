using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Scim.Groups;
using ProjectsPlugin.IdentityServer.Scim.Users;

namespace ProjectsPlugin.IdentityServer.Scim.Documents;

/// <summary>What can be provisioned (RFC 7643, section 6).</summary>
internal static class ResourceTypes
{
    public static IReadOnlyList<JsonObject> All(PublicUrl publicUrl) =>
    [
        Of(publicUrl, UserResource.Type, "/Users", ScimSchemas.User, ScimSchemas.EnterpriseUser),
        Of(publicUrl, GroupResource.Type, "/Groups", ScimSchemas.Group, extension: null),
    ];

    private static JsonObject Of(PublicUrl publicUrl, string name, string endpoint, string schema, string? extension) => new()
    {
        ["schemas"] = new JsonArray(ScimSchemas.ResourceType),
        ["id"] = name,
        ["name"] = name,
        ["endpoint"] = endpoint,
        ["schema"] = schema,
        ["schemaExtensions"] = extension is null ? [] : new JsonArray(new JsonObject { ["schema"] = extension, ["required"] = false }),
        ["meta"] = new JsonObject { ["resourceType"] = "ResourceType", ["location"] = publicUrl.At($"{Paths.Scim}/ResourceTypes/{name}") },
    };
}
