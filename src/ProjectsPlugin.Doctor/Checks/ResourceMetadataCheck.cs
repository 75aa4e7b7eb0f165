using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>Protected-resource metadata at both addresses (RFC 9728, section 3.3): each exactly the address that a client was given.</summary>
internal sealed class ResourceMetadataCheck : Check
{
    public override string Name => "Resource metadata";

    public override string Impact =>
        "ChatGPT, Claude, VS Code, Cursor and the MCP Inspector; a 'resource' that is not the address they were given is refused as an attack.";

    public override IReadOnlyList<Type> DependsOn => [typeof(PublicUrlCheck)];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var findings = new Findings();
        var (rest, mcp) = (Audiences.Rest(context.Origin), Audiences.Mcp(context.Origin));
        foreach (var (path, expected) in new[] { (Paths.ProtectedResourceMetadata, rest), (Paths.ProtectedResourceMetadataOfMcp, mcp) })
        {
            var document = await context.ReadJsonAsync(path, cancellation);
            findings.Require(
                document.Text("resource") == expected,
                $"{path} has resource '{document.Text("resource")}' instead of '{expected}'.",
                $"Set PUBLIC_URL to {context.Origin} at the API, and let the proxy change nothing in documents.");
            findings.Require(
                document.Texts("bearer_methods_supported") is ["header"],
                $"{path} has bearer_methods_supported [{string.Join(", ", document.Texts("bearer_methods_supported"))}] instead of header alone.",
                "Let the proxy send the document on as the API wrote it.");
            findings.Require(
                !document.Texts("scopes_supported").Contains(Scopes.OfflineAccess),
                $"{path} lists {Scopes.OfflineAccess}, which is no scope of a resource.",
                "Let the proxy send the document on as the API wrote it.");
        }

        return Conclude(findings, $"{Paths.ProtectedResourceMetadata} has resource '{rest}' and {Paths.ProtectedResourceMetadataOfMcp} has '{mcp}'.");
    }
}
