using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The key set (JWKS, RFC 7517): keys to verify tokens by, and nothing secret.</summary>
internal sealed class JwksCheck : Check
{
    private static readonly string[] Private = ["d", "p", "q", "dp", "dq", "qi", "k"];

    public override string Name => "Keys (JWKS)";

    public override string Impact =>
        "every assistant: the API verifies tokens by these keys, and without the right one answers 401 or 503 to whoever has just signed in.";

    public override IReadOnlyList<Type> DependsOn => [typeof(PublicUrlCheck)];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var metadata = await context.ReadJsonAsync(Paths.AuthorizationServerMetadata, cancellation);
        var findings = new Findings();
        findings.Require(
            metadata.Text("jwks_uri") == context.Origin.At(Paths.Jwks),
            $"jwks_uri is '{metadata.Text("jwks_uri")}' instead of '{context.Origin.At(Paths.Jwks)}'.",
            "Let the proxy send the metadata on as the identity server wrote them.");

        var keys = (await context.ReadJsonAsync(Paths.Jwks, cancellation)).Items("keys").ToList();
        findings.Require(
            keys.Count > 0,
            $"{Paths.Jwks} has no key.",
            "Look into the identity server's log for its signing keys, which are in its database, and empty the proxy's cache.");
        findings.Require(
            keys.Count == 0 || keys.Any(key => key.Text("alg") is "ES256"),
            $"{Paths.Jwks} has no ES256 key, by which access tokens are signed.",
            "Empty the proxy's cache, and look into the identity server's log for its signing keys.");
        findings.Require(
            keys.TrueForAll(key => key.Text("kid") is { Length: > 0 }),
            "A key has no kid, so that no token can name it.",
            "Let the proxy send the key set on as the identity server wrote it.");
        findings.Require(
            !keys.Exists(key => key is JsonObject members && Private.Any(members.ContainsKey)),
            $"{Paths.Jwks} shows a PRIVATE key: whoever saw it can sign tokens.",
            "Take the installation off the network, delete the signing keys so that new ones are drawn, and run 'revoke --all'.");
        return Conclude(findings, $"{keys.Count} keys: {string.Join(", ", keys.Select(key => key.Text("alg")))}; nothing secret.");
    }
}
