using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProjectsPlugin.UnitTests.Docs;

/// <summary>What <c>docs/import.md</c> says of each field, from the schema.</summary>
internal static class ImportPage
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text()
    {
        var page = new StringBuilder("\n| Field | Demanded | Limits | What it is | Example |\n|---|---|---|---|---|\n");
        foreach (var field in ImportSchema.Fields)
            page.Append(CultureInfo.InvariantCulture,
                $"| `{field.Path}` | {(field.IsRequired ? "yes" : "no")} | {Limits(field)} | {field.Schema["description"]} | {Example(field)} |\n");
        return page.ToString();
    }

    private static string Limits(ImportField field) => field switch
    {
        _ when field.Limit("maxLength") is { } most => string.Create(CultureInfo.InvariantCulture, $"{field.Limit("minLength") ?? 0} to {most:N0} characters"),
        _ when field.Limit("maximum") is { } most => string.Create(CultureInfo.InvariantCulture, $"{field.Limit("minimum")} to {most:N0}"),
        _ when field.Limit("maxItems") is { } most => $"at most {most}",
        _ when field.IsText => "as in the example",
        _ when field.Schema["items"] is not null => "a list",
        _ => "an object",
    };

    private static string Example(ImportField field) => field.Schema["examples"]?[0] is { } example ? $"`{example.ToJsonString(Readable)}`" : "";
}
