using System.Text.Json.Nodes;

namespace ProjectsPlugin.UnitTests.Docs;

/// <summary>The schema that editors read, and files made from its examples.</summary>
internal static class ImportSchema
{
    public static JsonObject Root { get; } = JsonNode.Parse(File.ReadAllText(Repository.At("docs/import.schema.json")))!.AsObject();

    /// <summary>Every field but <c>$schema</c>, as <c>projects[].users[].role</c>, in the order of the schema.</summary>
    public static IReadOnlyList<ImportField> Fields { get; } = [.. FieldsOf(Root, "")];

    /// <summary>A file with an example of each field.</summary>
    public static JsonObject Example() => (JsonObject)Example(Root);

    public static JsonNode Example(JsonNode schema) => schema switch
    {
        _ when schema["properties"] is JsonObject fields => new JsonObject(fields
            .Where(field => field.Key != "$schema").Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Example(field.Value!)))),
        _ when schema["items"] is { } item => new JsonArray(Example(item)),
        _ => schema["examples"]![0]!.DeepClone(),
    };

    private static IEnumerable<ImportField> FieldsOf(JsonNode schema, string prefix)
    {
        foreach (var (name, field) in (schema["properties"] ?? schema["items"]?["properties"])?.AsObject() ?? [])
        {
            if (name == "$schema")
                continue;
            var owner = schema["items"] ?? schema;
            var path = prefix + name;
            yield return new(path, field!, owner["required"]?.AsArray().Any(required => required!.GetValue<string>() == name) == true);
            foreach (var inner in FieldsOf(field!, path + (field!["items"] is null ? "." : "[].")))
                yield return inner;
        }
    }
}

/// <summary>A field of the file, what its schema says, and whether it is demanded.</summary>
internal sealed record ImportField(string Path, JsonNode Schema, bool IsRequired)
{
    public string Name => Path.Split('.')[^1];

    public bool IsText => Types.Contains("string");

    public bool MayBeNull => Types.Contains("null");

    public int? Limit(string keyword) => Schema[keyword]?.GetValue<int>();

    /// <summary>The object of a file that has this field.</summary>
    public JsonObject OwnerIn(JsonObject file) => Path.Split('.')[..^1].Aggregate(file, (owner, step) =>
        step.EndsWith("[]", StringComparison.Ordinal) ? owner[step[..^2]]![0]!.AsObject() : owner[step]!.AsObject());

    public override string ToString() => Path;

    private string[] Types =>
        Schema["type"] is JsonArray several ? [.. several.Select(type => type!.GetValue<string>())] : [Schema["type"]!.GetValue<string>()];
}
