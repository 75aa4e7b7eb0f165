using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>Redirects: documents are where they are said to be.</summary>
internal sealed class RedirectCheck(TimeProvider time) : Check
{
    private static readonly string[] Documents =
    [
        Paths.Manifest, Paths.OpenApiYaml, Paths.OpenApiJson, Paths.AuthorizationServerMetadata, Paths.OpenIdConfiguration, Paths.Jwks,
        Paths.ProtectedResourceMetadata, Paths.ProtectedResourceMetadataOfMcp, Paths.Logo, Paths.Legal,
    ];

    public override string Name => "No redirects";

    public override string Impact =>
        $"GPT Actions ({GptActionClient.Availability(time)}) and ChatGPT's plugins refuse a redirect of manifest, spec or API; "
        + "Claude and other MCP clients may read another host's documents after one.";

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var findings = new Findings();
        foreach (var path in Documents)
        {
            var answer = await context.GetAsync(path, cancellation);
            if (!answer.IsRedirect)
                continue;

            context.ReportedDocuments.Add(path);
            findings.Add(
                $"GET {path} {answer.Summary}",
                "Take the redirect out of the proxy, or set PUBLIC_URL to the address that it leads "
                    + $"to, if that is the one people shall type (now {context.Origin}).");
        }

        return Conclude(findings, $"None of {Documents.Length} documents redirects.");
    }
}
