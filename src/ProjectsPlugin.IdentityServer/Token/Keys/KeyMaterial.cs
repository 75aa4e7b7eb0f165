using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace ProjectsPlugin.IdentityServer.Token.Keys;

/// <summary>Makes keys and turns stored ones into what the engine signs and encrypts with.</summary>
internal static class KeyMaterial
{
    private const int RsaBits = 2048;
    private const int SymmetricBytes = 32;

    public static StoredKey Create(KeyUse use, DateTimeOffset now, DateTimeOffset activeFrom) => new()
    {
        Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
        Use = use,
        Material = NewMaterial(use),
        CreatedAt = now,
        ActiveFrom = activeFrom,
    };

    public static SigningCredentials SigningCredentials(StoredKey key) => key.Use switch
    {
        KeyUse.AccessTokens => new(new ECDsaSecurityKey(ReadEcdsa(key.Material)) { KeyId = key.Id }, SecurityAlgorithms.EcdsaSha256),
        KeyUse.IdTokens => new(new RsaSecurityKey(ReadRsa(key.Material)) { KeyId = key.Id }, SecurityAlgorithms.RsaSha256),
        _ => throw new ArgumentException($"A key for {key.Use} does not sign.", nameof(key)),
    };

    public static EncryptingCredentials EncryptingCredentials(StoredKey key) => new(
        new SymmetricSecurityKey(key.Material) { KeyId = key.Id },
        SecurityAlgorithms.Aes256KW,
        SecurityAlgorithms.Aes256CbcHmacSha512);

    private static byte[] NewMaterial(KeyUse use)
    {
        switch (use)
        {
            case KeyUse.AccessTokens:
                using (var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256))
                    return ecdsa.ExportPkcs8PrivateKey();
            case KeyUse.IdTokens:
                using (var rsa = RSA.Create(RsaBits))
                    return rsa.ExportPkcs8PrivateKey();
            default:
                return RandomNumberGenerator.GetBytes(SymmetricBytes);
        }
    }

    private static ECDsa ReadEcdsa(byte[] material)
    {
        var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(material, out _);
        return ecdsa;
    }

    private static RSA ReadRsa(byte[] material)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(material, out _);
        return rsa;
    }
}
