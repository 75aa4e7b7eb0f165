using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>CORS: the pages of assistants may read the documents.</summary>
internal sealed class CorsCheck : Check
{
    private const string Inspector = "http://localhost:6274";

    private static readonly (string Path, string Site)[] Readers =
    [
        .. from path in new[] { Paths.Manifest, Paths.OpenApiYaml, Paths.OpenApiJson }
           from site in new[] { "https://chat.openai.com", "https://chatgpt.com" }
           select (path, site),
        (Paths.AuthorizationServerMetadata, Inspector),
        (Paths.OpenIdConfiguration, Inspector),
        (Paths.Jwks, Inspector),
        (Paths.ProtectedResourceMetadata, Inspector),
        (Paths.ProtectedResourceMetadataOfMcp, Inspector),
    ];

    public override string Name => "Documents in a browser (CORS)";

    public override string Impact =>
        "ChatGPT's pages, which read manifest and spec, and MCP clients that are web pages (the MCP "
            + "Inspector), which read the metadata; the browser keeps from them what no header allows.";

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var findings = new Findings();
        foreach (var (path, site) in Readers.Where(reader => !context.ReportedDocuments.Contains(reader.Path)))
        {
            var answer = await context.GetAsync(path, cancellation, ("Origin", site));
            var allowed = answer.Header("Access-Control-Allow-Origin");
            findings.Require(
                allowed == "*" || allowed == site,
                $"GET {path} for a page of {site} has Access-Control-Allow-Origin {(allowed is null ? "not at all" : $"'{allowed}'")}.",
                "Let the proxy pass on the hosts' Access-Control headers, add none of its own, and tell caches apart by Origin (Vary).");
        }

        return Conclude(findings, "Manifest and spec are open to ChatGPT's pages, and the metadata to any.");
    }
}
