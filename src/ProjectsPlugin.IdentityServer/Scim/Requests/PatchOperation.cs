using System.Text.Json.Nodes;

namespace ProjectsPlugin.IdentityServer.Scim.Requests;

internal enum PatchKind
{
    Add,
    Replace,
    Remove,
}

/// <summary>One change of a PATCH.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Path">To what.</param>
/// <param name="Value">With what; null if nothing was sent.</param>
internal sealed record PatchOperation(PatchKind Kind, PatchPath Path, JsonNode? Value)
{
    /// <summary>
    /// The operations of a body. One without a path is one for each member of its value, whose names may be paths: Entra sends them with dots.
    /// </summary>
    public static IReadOnlyList<PatchOperation> Read(JsonObject body)
    {
        if (body["Operations"] is not JsonArray { Count: > 0 } operations)
            throw ScimException.InvalidSyntax("The body has no Operations.");
        return [.. operations.SelectMany(operation =>
            ReadEach(operation as JsonObject ?? throw ScimException.InvalidSyntax("An operation is not an object.")))];
    }

    private static List<PatchOperation> ReadEach(JsonObject operation)
    {
        var kind = KindOf(operation["op"]);
        if (operation["path"] is { } path)
            return [new PatchOperation(kind, PatchPath.Parse(TextOf(path)), operation["value"])];
        if (kind is PatchKind.Remove)
            throw new ScimException(StatusCodes.Status400BadRequest, "noTarget", "An operation that removes needs a path.");
        if (operation["value"] is not JsonObject members)
            throw ScimException.InvalidSyntax("An operation without a path needs an object as its value.");
        return [.. members.Select(member => new PatchOperation(kind, PatchPath.Parse(member.Key), member.Value))];
    }

    private static PatchKind KindOf(JsonNode? op) => op is null ? throw ScimException.InvalidSyntax("An operation has no op.")
        : TextOf(op).ToLowerInvariant() switch
        {
            "add" => PatchKind.Add,
            "replace" => PatchKind.Replace,
            "remove" => PatchKind.Remove,
            _ => throw ScimException.InvalidSyntax("op is add, replace or remove."),
        };

    private static string TextOf(JsonNode node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw ScimException.InvalidSyntax("op and path are strings.");
}
