using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The manifest's words: what ChatGPT refuses at installation.</summary>
internal sealed class ManifestTextCheck : Check
{
    public override string Name => "Manifest: texts";

    public override string Impact => "ChatGPT's plugins of the first generation; one text that is too long, and the plugin is not installed.";

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var manifest = await context.ReadJsonAsync(Paths.Manifest, cancellation);
        var findings = new Findings();
        Length(findings, manifest, "name_for_human", 20, "NameForHuman");
        Length(findings, manifest, "name_for_model", 50, "NameForModel");
        Length(findings, manifest, "description_for_human", 100, "DescriptionForHuman");
        Length(findings, manifest, "description_for_model", 8_000, "DescriptionForModel");
        findings.Require(
            (manifest.Text("name_for_model") ?? "").All(char.IsAsciiLetterOrDigit),
            $"name_for_model is '{manifest.Text("name_for_model")}'.",
            "Set Plugin__NameForModel to letters and digits alone.");
        Same(findings, "schema_version", manifest.Text("schema_version"), "v1");
        Same(findings, "auth.type", manifest.Text("auth", "type"), "oauth");
        Same(findings, "api.type", manifest.Text("api", "type"), "openapi");
        findings.Require(
            manifest.Text("auth", "authorization_content_type") is "application/json" or "application/x-www-form-urlencoded",
            $"auth.authorization_content_type is '{manifest.Text("auth", "authorization_content_type")}'.",
            "Set Plugin__AuthorizationContentType to application/json or application/x-www-form-urlencoded.");
        return Conclude(findings, $"Every text of {Paths.Manifest} is there and within its length.");
    }

    private static void Length(Findings findings, JsonObject manifest, string member, int most, string setting)
    {
        var text = manifest.Text(member) ?? "";
        var length = text.EnumerateRunes().Count();
        findings.Require(length > 0, $"{member} is missing.", $"Set Plugin__{setting}.");
        findings.Require(length <= most, $"{member} has {length} characters; {most} are allowed.", $"Set Plugin__{setting} to at most {most} characters.");
    }

    private static void Same(Findings findings, string member, string? value, string expected) =>
        findings.Require(
            value == expected,
            $"{member} is '{value}' instead of '{expected}'.",
            "Something between the API and here changes the manifest: let the proxy pass it on as it is.");
}
