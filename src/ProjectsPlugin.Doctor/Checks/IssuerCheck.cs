using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The issuer, byte for byte (RFC 8414, section 3.3), in every document that names it.</summary>
internal sealed class IssuerCheck : Check
{
    public override string Name => "Issuer, byte for byte";

    public override string Impact =>
        "ChatGPT, Claude and every other MCP client; they compare it as it is written, slash included, and stop at the first difference.";

    public override IReadOnlyList<Type> DependsOn => [typeof(PublicUrlCheck)];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var findings = new Findings();
        foreach (var path in new[] { Paths.AuthorizationServerMetadata, Paths.OpenIdConfiguration })
            Same(findings, context, path, "issuer", (await context.ReadJsonAsync(path, cancellation)).Text("issuer"));
        foreach (var path in new[] { Paths.ProtectedResourceMetadata, Paths.ProtectedResourceMetadataOfMcp })
            Same(
                findings,
                context,
                path,
                "authorization_servers",
                string.Join(' ', (await context.ReadJsonAsync(path, cancellation)).Texts("authorization_servers")));
        return Conclude(findings, $"It is '{context.Origin.Issuer}' wherever it stands.");
    }

    private static void Same(Findings findings, CheckContext context, string path, string member, string? value) => findings.Require(
        value == context.Origin.Issuer,
        $"{path} has {member} '{value}' instead of '{context.Origin.Issuer}'"
            + $"{(value?.TrimEnd('/') == context.Origin.ToString() ? ": the slash at the end is what differs" : "")}.",
        $"Set PUBLIC_URL to {context.Origin} at both hosts, and let the proxy change nothing in documents.");
}
