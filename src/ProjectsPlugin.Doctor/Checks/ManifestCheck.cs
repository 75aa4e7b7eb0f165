using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The manifest's words: what ChatGPT refuses at installation.</summary>
internal sealed class ManifestCheck : Check
{
    public override string Name => "Manifest: texts";

    public override string Matters => "ChatGPT's plugins of the first generation; one text that is too long, and the plugin is not installed.";

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var manifest = await visit.ReadJsonAsync(Paths.Manifest, cancellation);
        var faults = new Faults();
        Length(faults, manifest, "name_for_human", 20, "NameForHuman");
        Length(faults, manifest, "name_for_model", 50, "NameForModel");
        Length(faults, manifest, "description_for_human", 100, "DescriptionForHuman");
        Length(faults, manifest, "description_for_model", 8_000, "DescriptionForModel");
        faults.Unless((manifest.Text("name_for_model") ?? "").All(char.IsAsciiLetterOrDigit), $"name_for_model is '{manifest.Text("name_for_model")}'.", "Set Plugin__NameForModel to letters and digits alone.");
        Same(faults, "schema_version", manifest.Text("schema_version"), "v1");
        Same(faults, "auth.type", manifest.Text("auth", "type"), "oauth");
        Same(faults, "api.type", manifest.Text("api", "type"), "openapi");
        faults.Unless(
            manifest.Text("auth", "authorization_content_type") is "application/json" or "application/x-www-form-urlencoded",
            $"auth.authorization_content_type is '{manifest.Text("auth", "authorization_content_type")}'.",
            "Set Plugin__AuthorizationContentType to application/json or application/x-www-form-urlencoded.");
        return Of(faults, $"Every text of {Paths.Manifest} is there and within its length.");
    }

    private static void Length(Faults faults, JsonObject manifest, string member, int most, string setting)
    {
        var text = manifest.Text(member) ?? "";
        var length = text.EnumerateRunes().Count();
        faults.Unless(length > 0, $"{member} is missing.", $"Set Plugin__{setting}.");
        faults.Unless(length <= most, $"{member} has {length} characters; {most} are allowed.", $"Set Plugin__{setting} to at most {most} characters.");
    }

    private static void Same(Faults faults, string member, string? value, string expected) =>
        faults.Unless(value == expected, $"{member} is '{value}' instead of '{expected}'.", "Something between the API and here changes the manifest: let the proxy pass it on as it is.");
}
