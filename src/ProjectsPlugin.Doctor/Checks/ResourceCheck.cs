using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>Protected-resource metadata at both addresses (RFC 9728, section 3.3): each exactly the address that a client was given.</summary>
internal sealed class ResourceCheck : Check
{
    public override string Name => "Resource metadata";

    public override string Matters => "ChatGPT, Claude, VS Code, Cursor and the MCP Inspector; a 'resource' that is not the address they were given is refused as an attack.";

    public override IReadOnlyList<Type> Needs => [typeof(AddressCheck)];

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var faults = new Faults();
        var (rest, mcp) = (Audiences.Rest(visit.Origin), Audiences.Mcp(visit.Origin));
        foreach (var (path, expected) in new[] { (Paths.ProtectedResourceMetadata, rest), (Paths.ProtectedResourceMetadataOfMcp, mcp) })
        {
            var document = await visit.ReadJsonAsync(path, cancellation);
            faults.Unless(document.Text("resource") == expected, $"{path} has resource '{document.Text("resource")}' instead of '{expected}'.", $"Set PUBLIC_URL to {visit.Origin} at the API, and let the proxy change nothing in documents.");
            faults.Unless(document.Texts("bearer_methods_supported") is ["header"], $"{path} has bearer_methods_supported [{string.Join(", ", document.Texts("bearer_methods_supported"))}] instead of header alone.", "Let the proxy send the document on as the API wrote it.");
            faults.Unless(!document.Texts("scopes_supported").Contains(Scopes.OfflineAccess), $"{path} lists {Scopes.OfflineAccess}, which is no scope of a resource.", "Let the proxy send the document on as the API wrote it.");
        }

        return Of(faults, $"{Paths.ProtectedResourceMetadata} has resource '{rest}' and {Paths.ProtectedResourceMetadataOfMcp} has '{mcp}'.");
    }
}
