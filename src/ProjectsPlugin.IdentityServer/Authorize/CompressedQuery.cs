using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>A query written shorter, in characters that need no encoding in another query. It hides and proves nothing.</summary>
internal static class CompressedQuery
{
    /// <summary>The longest query that is unpacked, whatever somebody packed.</summary>
    private const int MaxLength = 4 * ParameterFormat.TotalBytes;

    public static string Pack(string query)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
            deflate.Write(Encoding.UTF8.GetBytes(query));
        return WebEncoders.Base64UrlEncode(packed.ToArray());
    }

    /// <summary>The query; empty if the text is not one that was packed.</summary>
    public static string Unpack(string packed)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(WebEncoders.Base64UrlDecode(packed)), CompressionMode.Decompress);
            var query = new byte[MaxLength];
            return Encoding.UTF8.GetString(query, 0, deflate.ReadAtLeast(query, MaxLength, throwOnEndOfStream: false));
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            return "";
        }
    }
}
