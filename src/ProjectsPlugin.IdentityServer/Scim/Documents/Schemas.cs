using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Scim.Documents;

/// <summary>The attributes that are kept (RFC 7643, section 7).</summary>
internal static class Schemas
{
    public static IReadOnlyList<JsonObject> All(PublicUrl publicUrl) =>
    [
        Of(
            publicUrl, ScimSchemas.User, "User",
            Attribute("userName", required: true, uniqueness: "server"),
            Attribute("name", type: "complex", subAttributes: Texts(
                "formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix")),
            Attribute("displayName"),
            Attribute("title"),
            Attribute("active", type: "boolean"),
            Attribute("emails", type: "complex", multiValued: true, subAttributes:
                [.. Texts("value", "type", "display"), Attribute("primary", type: "boolean")])),
        Of(
            publicUrl, ScimSchemas.EnterpriseUser, "EnterpriseUser",
            Attribute("department"),
            Attribute("manager", type: "complex", subAttributes: Texts("value", "$ref", "displayName"))),
        Of(
            publicUrl, ScimSchemas.Group, "Group",
            Attribute("displayName", required: true, uniqueness: "server"),
            Attribute("members", type: "complex", multiValued: true, subAttributes: Texts("value", "$ref", "type", "display"))),
    ];

    private static JsonObject Of(PublicUrl publicUrl, string id, string name, params JsonObject[] attributes) => new()
    {
        ["schemas"] = new JsonArray(ScimSchemas.Schema),
        ["id"] = id,
        ["name"] = name,
        ["attributes"] = new JsonArray([.. attributes]),
        ["meta"] = new JsonObject { ["resourceType"] = "Schema", ["location"] = publicUrl.At($"{Paths.Scim}/Schemas/{id}") },
    };

    private static JsonObject[] Texts(params string[] names) => [.. names.Select(name => Attribute(name))];

    private static JsonObject Attribute(
        string name, string type = "string", bool multiValued = false, bool required = false, string uniqueness = "none", JsonObject[]? subAttributes = null)
    {
        var attribute = new JsonObject
        {
            ["name"] = name,
            ["type"] = type,
            ["multiValued"] = multiValued,
            ["required"] = required,
            ["caseExact"] = false,
            ["mutability"] = "readWrite",
            ["returned"] = "default",
            ["uniqueness"] = uniqueness,
        };
        if (subAttributes is not null)
            attribute["subAttributes"] = new JsonArray([.. subAttributes]);
        return attribute;
    }
}
