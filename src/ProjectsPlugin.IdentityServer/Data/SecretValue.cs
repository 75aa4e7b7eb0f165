using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>
/// Codes, refresh tokens and client secrets: random, and kept as their hash alone (RFC 6749, section 10.10; RFC 9700, section 4.14). They are long, so one
/// hash is enough; a password hash would let anybody burn our CPU.
/// </summary>
internal static class SecretValue
{
    private const int Bytes = 32;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
