using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The key set (JWKS, RFC 7517): keys to verify tokens by, and nothing secret.</summary>
internal sealed class KeyCheck : Check
{
    private static readonly string[] Private = ["d", "p", "q", "dp", "dq", "qi", "k"];

    public override string Name => "Keys (JWKS)";

    public override string Matters => "every assistant: the API verifies tokens by these keys, and without the right one answers 401 or 503 to whoever has just signed in.";

    public override IReadOnlyList<Type> Needs => [typeof(AddressCheck)];

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var metadata = await visit.ReadJsonAsync(Paths.AuthorizationServerMetadata, cancellation);
        var faults = new Faults();
        faults.Unless(metadata.Text("jwks_uri") == visit.Origin.At(Paths.Jwks), $"jwks_uri is '{metadata.Text("jwks_uri")}' instead of '{visit.Origin.At(Paths.Jwks)}'.", "Let the proxy send the metadata on as the identity server wrote them.");

        var keys = (await visit.ReadJsonAsync(Paths.Jwks, cancellation)).Items("keys").ToList();
        faults.Unless(keys.Count > 0, $"{Paths.Jwks} has no key.", "Look into the identity server's log for its signing keys, which are in its database, and empty the proxy's cache.");
        faults.Unless(keys.Count == 0 || keys.Any(key => key.Text("alg") is "ES256"), $"{Paths.Jwks} has no ES256 key, by which access tokens are signed.", "Empty the proxy's cache, and look into the identity server's log for its signing keys.");
        faults.Unless(keys.TrueForAll(key => key.Text("kid") is { Length: > 0 }), "A key has no kid, so that no token can name it.", "Let the proxy send the key set on as the identity server wrote it.");
        faults.Unless(
            !keys.Exists(key => key is JsonObject members && Private.Any(members.ContainsKey)),
            $"{Paths.Jwks} shows a PRIVATE key: whoever saw it can sign tokens.",
            "Take the installation off the network, delete the signing keys so that new ones are drawn, and run 'revoke --all'.");
        return Of(faults, $"{keys.Count} keys: {string.Join(", ", keys.Select(key => key.Text("alg")))}; nothing secret.");
    }
}
