using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The issuer, byte for byte (RFC 8414, section 3.3), in every document that names it.</summary>
internal sealed class IssuerCheck : Check
{
    public override string Name => "Issuer, byte for byte";

    public override string Matters => "ChatGPT, Claude and every other MCP client; they compare it as it is written, slash included, and stop at the first difference.";

    public override IReadOnlyList<Type> Needs => [typeof(AddressCheck)];

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var faults = new Faults();
        foreach (var path in new[] { Paths.AuthorizationServerMetadata, Paths.OpenIdConfiguration })
            Same(faults, visit, path, "issuer", (await visit.ReadJsonAsync(path, cancellation)).Text("issuer"));
        foreach (var path in new[] { Paths.ProtectedResourceMetadata, Paths.ProtectedResourceMetadataOfMcp })
            Same(faults, visit, path, "authorization_servers", string.Join(' ', (await visit.ReadJsonAsync(path, cancellation)).Texts("authorization_servers")));
        return Of(faults, $"It is '{visit.Origin.Issuer}' wherever it stands.");
    }

    private static void Same(Faults faults, Visit visit, string path, string member, string? value) => faults.Unless(
        value == visit.Origin.Issuer,
        $"{path} has {member} '{value}' instead of '{visit.Origin.Issuer}'{(value is not null && value.TrimEnd('/') == visit.Origin.ToString() ? ": the slash at the end is what differs" : "")}.",
        $"Set PUBLIC_URL to {visit.Origin} at both hosts, and let the proxy change nothing in documents.");
}
