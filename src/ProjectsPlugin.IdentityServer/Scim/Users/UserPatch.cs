using System.Text.Json.Nodes;
using ProjectsPlugin.IdentityServer.Scim.Requests;

namespace ProjectsPlugin.IdentityServer.Scim.Users;

/// <summary>
/// Applies operations to a user in JSON; what is not kept is left alone. Whether the outcome is right is for <see cref="UserAttributes"/> to say.
/// </summary>
internal static class UserPatch
{
    private const string Emails = "emails";
    private const string Value = "value";

    private static readonly string[] Simple = ["userName", "externalId", "active", "displayName", "title", "department"];
    private static readonly string[] Complex = ["name", "manager"];

    public static void Apply(JsonObject user, IEnumerable<PatchOperation> operations)
    {
        foreach (var operation in operations)
            Apply(user, operation);
    }

    private static void Apply(JsonObject user, PatchOperation operation)
    {
        var path = operation.Path;
        if (path is { IsEnterprise: true, Attribute: null })
        {
            ApplyToExtension(user, operation);
            return;
        }

        var attribute = path.Attribute!;
        if (attribute == Emails)
            EmailsPatch.Apply(user, operation);
        else if (path.Filter is not null && (Simple.Contains(attribute) || Complex.Contains(attribute)))
            throw ScimException.InvalidPath($"{attribute} has no values to be filtered.");
        else if (Simple.Contains(attribute))
            Set(path.IsEnterprise ? Extension(user) : user, attribute, operation);
        else if (Complex.Contains(attribute))
            ApplyToComplex(path.IsEnterprise ? Extension(user) : user, attribute, operation);
    }

    private static void ApplyToExtension(JsonObject user, PatchOperation operation)
    {
        if (operation.Kind is PatchKind.Remove)
            user.Remove(ScimSchemas.EnterpriseUser);
        else if (operation.Value is JsonObject members)
            Apply(user, members.Select(member => operation with { Path = new PatchPath(true, member.Key, null, null), Value = member.Value }).ToList());
        else
            throw ScimException.InvalidValue("The enterprise extension is an object.");
    }

    // A manager is a reference in the RFC, and the bare id at Entra.
    private static void ApplyToComplex(JsonObject container, string attribute, PatchOperation operation)
    {
        if (operation.Path.Sub is { } sub)
        {
            Set(Object(container, attribute), sub, operation);
        }
        else if (operation.Kind is PatchKind.Remove || operation.Value is null)
        {
            container.Remove(attribute);
        }
        else if (operation.Value is JsonObject members)
        {
            foreach (var (name, value) in members)
                Object(container, attribute)[name] = value?.DeepClone();
        }
        else if (attribute == "manager" && operation.Value is JsonValue)
        {
            container[attribute] = new JsonObject { [Value] = operation.Value.DeepClone() };
        }
        else
        {
            throw ScimException.InvalidValue($"{attribute} is an object.");
        }
    }

    internal static void Set(JsonObject container, string name, PatchOperation operation)
    {
        if (operation.Kind is PatchKind.Remove || operation.Value is null)
            container.Remove(name);
        else
            container[name] = operation.Value.DeepClone();
    }

    private static JsonObject Extension(JsonObject user) => Object(user, ScimSchemas.EnterpriseUser);

    private static JsonObject Object(JsonObject container, string name)
    {
        if (container[name] is not JsonObject found)
            container[name] = found = [];
        return found;
    }
}
