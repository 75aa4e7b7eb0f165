using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The OpenAPI document: its one server and its operations.</summary>
internal sealed class OpenApiCheck(TimeProvider time) : Check
{
    private const int MaxOperations = 30;

    public override string Name => "OpenAPI: server and operations";

    public override string Impact =>
        $"GPT Actions ({GptActionClient.Availability(time)}) and ChatGPT's plugins; they take one server at the same domain, "
        + "at most 30 operations, and call each by its operationId.";

    public override IReadOnlyList<Type> DependsOn => [typeof(PublicUrlCheck)];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var document = await context.ReadJsonAsync(Paths.OpenApiJson, cancellation);
        var findings = new Findings();
        findings.Require(
            document.Text("openapi") is ['3', '.', '0' or '1', ..],
            $"openapi is '{document.Text("openapi")}'.",
            "Serve OpenAPI 3.0 or 3.1: let the proxy pass the document on as the API sends it.");

        var servers = document.Items("servers").Select(server => server.Text("url")).ToList();
        findings.Require(
            servers.Count == 1,
            $"There are {servers.Count} servers: {string.Join(", ", servers)}.",
            $"One server may be there, {context.Origin}: let the proxy pass the document on as the API sends it.");
        findings.Require(servers.Contains(context.Origin.ToString()), $"No server is {context.Origin}.", $"Set PUBLIC_URL to {context.Origin} at the API.");

        var operations = Operations(document).ToList();
        findings.Require(
            operations.Count is > 0 and <= MaxOperations,
            $"There are {operations.Count} operations; 1 to {MaxOperations} are taken.",
            "Serve this product's own document: no other paths belong into it.");
        foreach (var (operation, _) in operations.Where(each => each.Node.Text("operationId") is not { Length: > 0 }))
            findings.Add($"{operation} has no operationId.", "Let the proxy pass the document on as the API sends it.");
        foreach (var twice in operations.GroupBy(each => each.Node.Text("operationId")).Where(group => group.Key is not null && group.Count() > 1))
            findings.Add(
                $"operationId '{twice.Key}' stands twice: {string.Join(", ", twice.Select(each => each.Name))}.",
                "Give each operation an id of its own.");

        return Conclude(findings, $"One server, {context.Origin}, and {operations.Count} operations with an id each.");
    }

    /// <summary>Each operation, as in "GET /projects".</summary>
    public static IEnumerable<(string Name, JsonNode? Node)> Operations(JsonObject document) =>
        from path in document.Members("paths")
        from operation in path.Value.Members()
        where operation.Key is not ("parameters" or "servers" or "summary" or "description")
        select ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value);
}
