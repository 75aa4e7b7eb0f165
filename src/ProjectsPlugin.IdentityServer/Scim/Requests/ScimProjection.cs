using System.Text.Json.Nodes;

namespace ProjectsPlugin.IdentityServer.Scim.Requests;

/// <summary>Which attributes are asked for by <c>attributes</c>, or not by <c>excludedAttributes</c> (RFC 7644, section 3.9), each as a whole.</summary>
internal sealed class ScimProjection
{
    private static readonly string[] Always = ["schemas", "id", "meta"];

    private readonly string[] _only;
    private readonly string[] _excluded;

    private ScimProjection(string[] only, string[] excluded) => (_only, _excluded) = (only, excluded);

    public static ScimProjection Read(IQueryCollection query) => new(Names(query["attributes"]), Names(query["excludedAttributes"]));

    public bool Includes(string attribute) =>
        Always.Contains(attribute)
        || ((_only.Length == 0 || _only.Contains(attribute, StringComparer.OrdinalIgnoreCase))
            && !_excluded.Contains(attribute, StringComparer.OrdinalIgnoreCase));

    public JsonObject Of(JsonObject resource)
    {
        foreach (var name in resource.Select(member => member.Key).Where(name => !Includes(name)).ToList())
            resource.Remove(name);
        return resource;
    }

    private static string[] Names(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Name)];

    private static string Name(string attribute)
    {
        if (attribute.StartsWith(ScimSchemas.EnterpriseUser, StringComparison.OrdinalIgnoreCase))
            return ScimSchemas.EnterpriseUser;
        var schema = new[] { ScimSchemas.User, ScimSchemas.Group }
            .FirstOrDefault(schema => attribute.StartsWith($"{schema}:", StringComparison.OrdinalIgnoreCase));
        return (schema is null ? attribute : attribute[(schema.Length + 1)..]).Split('.', '[')[0];
    }
}
