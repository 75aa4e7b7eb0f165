using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>Reads the public keys of a client (RFC 7517, section 5), within bounds that keep the work of checking a signature small.</summary>
internal static class ClientKeys
{
    private const int MaxKeys = 5;
    private const int SmallestModulus = 2048;
    private const int LargestModulus = 4096;
    private const int LargestExponent = 32;

    /// <summary>The curves of RFC 7518, section 6.2.1.1, with the algorithm for each (section 3.4) and the bytes of a coordinate.</summary>
    private static readonly (string Name, ECCurve Curve, string Algorithm, int Bytes)[] Curves =
    [
        (JsonWebKeyECTypes.P256, ECCurve.NamedCurves.nistP256, SecurityAlgorithms.EcdsaSha256, 32),
        (JsonWebKeyECTypes.P384, ECCurve.NamedCurves.nistP384, SecurityAlgorithms.EcdsaSha384, 48),
        (JsonWebKeyECTypes.P521, ECCurve.NamedCurves.nistP521, SecurityAlgorithms.EcdsaSha512, 66),
    ];

    // Keys of strangers are not worth a place among ours.
    private static readonly CryptoProviderFactory Uncached = new() { CacheSignatureProviders = false };

    /// <summary>Those that signatures can be checked with here; the others are left out.</summary>
    public static DocumentResult<IReadOnlyList<JsonWebKey>> Read(string text)
    {
        try
        {
            var signing = new JsonWebKeySet(text).Keys.Where(key => key.Use is null or "sig").ToList();
            if (signing.Count > MaxKeys)
                return new(null, $"it has more than {MaxKeys} keys for signing.");

            JsonWebKey[] keys = [.. signing.Select(ReadKey).OfType<JsonWebKey>()];
            return keys.Length > 0
                ? new(keys, Fault: null)
                : new(null, "it has no keys that are accepted here: EC on P-256, P-384 or P-521, "
                    + $"or RSA of {SmallestModulus} to {LargestModulus} bits, for signing.");
        }
        catch (ArgumentException)
        {
            return new(null, "it is not a set of keys (RFC 7517, section 5).");
        }
    }

    /// <summary>The one key that made a signature, by the header of what is signed; null if none or more than one comes into question.</summary>
    public static JsonWebKey? Choose(IEnumerable<JsonWebKey> keys, string? kid, string algorithm)
    {
        var fitting = keys.Where(key => IsFor(key, algorithm)).ToList();
        var named = string.IsNullOrEmpty(kid) ? fitting : fitting.FindAll(key => key.Kid == kid);
        if (named.Count == 0)
            named = fitting.FindAll(key => string.IsNullOrEmpty(key.Kid));
        return named is [var one] ? one : null;
    }

    private static bool IsFor(JsonWebKey key, string algorithm) =>
        (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm) && (key.Kty == JsonWebAlgorithmsKeyTypes.RSA
        ? algorithm.StartsWith("RS", StringComparison.Ordinal) || algorithm.StartsWith("PS", StringComparison.Ordinal)
        : Array.Exists(Curves, curve => curve.Name == key.Crv && curve.Algorithm == algorithm));

    // Made anew from what was checked, so that nothing else of what the key says is looked at later.
    private static JsonWebKey? ReadKey(JsonWebKey key)
    {
        try
        {
            var isUsable = key.Kty switch
            {
                JsonWebAlgorithmsKeyTypes.RSA => IsUsableRsa(key),
                JsonWebAlgorithmsKeyTypes.EllipticCurve => IsUsablePoint(key),
                _ => false,
            };
            return isUsable
                ? new JsonWebKey
                {
                    Kty = key.Kty,
                    N = key.N,
                    E = key.E,
                    Crv = key.Crv,
                    X = key.X,
                    Y = key.Y,
                    Kid = key.Kid,
                    Alg = key.Alg,
                    CryptoProviderFactory = Uncached,
                }
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsUsableRsa(JsonWebKey key)
    {
        if (Decode(key.N) is not { } modulus || Decode(key.E) is not { } exponent
            || Bits(modulus) is < SmallestModulus or > LargestModulus || Bits(exponent) is < 2 or > LargestExponent)
        {
            return false;
        }

        using var importable = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        return true;
    }

    private static bool IsUsablePoint(JsonWebKey key)
    {
        var (_, curve, _, bytes) = Array.Find(Curves, known => known.Name == key.Crv);
        if (bytes == 0 || Decode(key.X) is not { } x || Decode(key.Y) is not { } y || x.Length != bytes || y.Length != bytes)
            return false;

        using var importable = ECDsa.Create(new ECParameters { Curve = curve, Q = { X = x, Y = y } });
        return true;
    }

    private static byte[]? Decode(string? text) =>
        text is { Length: > 0 } && Base64Url.IsValid(text) && !text.AsSpan().ContainsAny(" \t\r\n=") ? Base64Url.DecodeFromChars(text) : null;

    private static long Bits(byte[] number) => new BigInteger(number, isUnsigned: true, isBigEndian: true).GetBitLength();
}
