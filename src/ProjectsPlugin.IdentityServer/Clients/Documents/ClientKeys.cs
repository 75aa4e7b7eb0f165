using Microsoft.IdentityModel.Tokens;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>Reads the public keys of a client (RFC 7517, section 5).</summary>
internal static class ClientKeys
{
    private const int SmallestRsa = 2048;
    private const int LargestRsa = 8192;
    private const int Most = 20;

    /// <summary>Those that signatures can be checked with here; the others are left out.</summary>
    public static Lookup<IReadOnlyList<SecurityKey>> Read(string text)
    {
        try
        {
            SecurityKey[] keys = [.. new JsonWebKeySet(text).Keys.Where(IsUsable).Take(Most)];
            return keys.Length > 0 ? new(keys, Fault: null) : new(null, "it has no keys that are accepted here: EC or RSA of 2048 bits or more, for signing.");
        }
        catch (ArgumentException)
        {
            return new(null, "it is not a set of keys (RFC 7517, section 5).");
        }
    }

    private static bool IsUsable(JsonWebKey key) => key.Use is null or "sig"
        && (key.Kty == JsonWebAlgorithmsKeyTypes.EllipticCurve || (key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.KeySize is >= SmallestRsa and <= LargestRsa));
}
