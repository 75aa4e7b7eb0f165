using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Token.Keys;

/// <summary>Makes keys and turns stored ones into what the engine signs with.</summary>
internal static class KeyMaterial
{
    private const int RsaBits = 2048;

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
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };

    private static byte[] NewMaterial(KeyUse use)
    {
        using AsymmetricAlgorithm key = use switch
        {
            KeyUse.AccessTokens => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            KeyUse.IdTokens => RSA.Create(RsaBits),
            _ => throw new ArgumentOutOfRangeException(nameof(use)),
        };
        return key.ExportPkcs8PrivateKey();
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
