using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The OpenAPI document's texts and addresses of sign-in, and that the YAML that people paste is there.</summary>
internal sealed class SpecTextCheck : Check
{
    /// <summary>The plugins' limit; GPT Actions take more.</summary>
    private const int MostCharacters = 200;

    public override string Name => "OpenAPI: texts and sign-in";

    public override string Matters => "ChatGPT's plugins refuse texts of more than 200 characters; a GPT Action must find sign-in on the API's own domain, and asks before each call that is not marked as inconsequential.";

    public override IReadOnlyList<Type> Needs => [typeof(AddressCheck)];

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var document = await visit.ReadJsonAsync(Paths.OpenApiJson, cancellation);
        var faults = new Faults();
        foreach (var (name, operation) in SpecCheck.Operations(document))
        {
            Length(faults, $"The summary of {name}", operation.Text("summary"));
            Length(faults, $"The description of {name}", operation.Text("description"));
            foreach (var parameter in operation.Items("parameters"))
                Length(faults, $"Parameter '{parameter.Text("name")}' of {name}", parameter.Text("description"));
            faults.Unless(operation is JsonObject members && members["x-openai-isConsequential"]?.ToJsonString() is "false", $"{name} is not marked as inconsequential.", "Every operation only reads, and says x-openai-isConsequential: false: let the proxy pass the document on as it is.");
        }

        foreach (var (scheme, definition) in document.Members("components", "securitySchemes"))
            foreach (var address in new[] { "authorizationUrl", "tokenUrl" })
                faults.Unless(
                    definition.Text("flows", "authorizationCode", address) is { } url && url.StartsWith(visit.Origin.At("/"), StringComparison.Ordinal),
                    $"{scheme}: {address} is '{definition.Text("flows", "authorizationCode", address)}', which is not at {visit.Origin}.",
                    $"Set PUBLIC_URL to {visit.Origin} at the API.");

        var yaml = await visit.ReadAsync(Paths.OpenApiYaml, cancellation);
        faults.Unless(yaml.Text.Contains("openapi:", StringComparison.Ordinal), $"GET {Paths.OpenApiYaml} {yaml.Summary} — that is no OpenAPI document.", $"Let the proxy send {Paths.OpenApiYaml} to the API.");
        return Of(faults, $"Every text has at most {MostCharacters} characters, sign-in is at {visit.Origin.Host}, and {Paths.OpenApiYaml} is there.");
    }

    private static void Length(Faults faults, string what, string? text) =>
        faults.Unless((text?.EnumerateRunes().Count() ?? 0) <= MostCharacters, $"{what} has {text?.EnumerateRunes().Count()} characters; {MostCharacters} are allowed.", "Shorten it, or let the proxy pass the document on as the API sends it.");
}
