using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The OpenAPI document's texts and addresses of sign-in, and that the YAML that people paste is there.</summary>
internal sealed class OpenApiTextCheck(TimeProvider time) : Check
{
    /// <summary>The plugins' limit; GPT Actions take more.</summary>
    private const int MaxCharacters = 200;

    public override string Name => "OpenAPI: texts and sign-in";

    public override string Impact =>
        $"ChatGPT's plugins refuse texts of more than 200 characters; a GPT Action ({GptActionClient.Availability(time)}) must find sign-in "
        + "on the API's own domain, and asks before each call that is not marked as inconsequential.";

    public override IReadOnlyList<Type> DependsOn => [typeof(PublicUrlCheck)];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var document = await context.ReadJsonAsync(Paths.OpenApiJson, cancellation);
        var findings = new Findings();
        foreach (var (name, operation) in OpenApiCheck.Operations(document))
        {
            Length(findings, $"The summary of {name}", operation.Text("summary"));
            Length(findings, $"The description of {name}", operation.Text("description"));
            foreach (var parameter in operation.Items("parameters"))
                Length(findings, $"Parameter '{parameter.Text("name")}' of {name}", parameter.Text("description"));
            findings.Require(
                operation is JsonObject members && members["x-openai-isConsequential"]?.ToJsonString() is "false",
                $"{name} is not marked as inconsequential.",
                "Every operation only reads, and says x-openai-isConsequential: false: let the proxy pass the document on as it is.");
        }

        foreach (var (scheme, definition) in document.Members("components", "securitySchemes"))
            foreach (var address in new[] { "authorizationUrl", "tokenUrl" })
                findings.Require(
                    definition.Text("flows", "authorizationCode", address) is { } url && url.StartsWith(context.Origin.At("/"), StringComparison.Ordinal),
                    $"{scheme}: {address} is '{definition.Text("flows", "authorizationCode", address)}', which is not at {context.Origin}.",
                    $"Set PUBLIC_URL to {context.Origin} at the API.");

        var yaml = await context.ReadAsync(Paths.OpenApiYaml, cancellation);
        findings.Require(
            yaml.Text.Contains("openapi:", StringComparison.Ordinal),
            $"GET {Paths.OpenApiYaml} {yaml.Summary} — that is no OpenAPI document.",
            $"Let the proxy send {Paths.OpenApiYaml} to the API.");
        return Conclude(
            findings,
            $"Every text has at most {MaxCharacters} characters, sign-in is at {context.Origin.Host}, and {Paths.OpenApiYaml} is there.");
    }

    private static void Length(Findings findings, string what, string? text) =>
        findings.Require(
            (text?.EnumerateRunes().Count() ?? 0) <= MaxCharacters,
            $"{what} has {text?.EnumerateRunes().Count()} characters; {MaxCharacters} are allowed.",
            "Shorten it, or let the proxy pass the document on as the API sends it.");
}
