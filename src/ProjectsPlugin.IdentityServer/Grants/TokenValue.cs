using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>The values of codes and refresh tokens: random, and known here by their hash alone (RFC 6749, section 10.10; RFC 9700, section 4.14).</summary>
internal static class TokenValue
{
    private const int Bytes = 32;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
