using System.Text;

namespace ProjectsPlugin.Api.Import;

/// <summary>How a file's bytes stand for characters.</summary>
internal static class FileEncoding
{
    /// <summary>An encoding by its name, such as <c>windows-1252</c>, or null.</summary>
    public static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The bytes in UTF-8. Without an encoding, UTF-16 and UTF-32 are told by their first bytes; others cannot be told from each other.</summary>
    public static async Task<ReadOnlyMemory<byte>> ToUtf8Async(Stream file, Encoding? encoding, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, cancellation);
        var bytes = new ReadOnlyMemory<byte>(copy.GetBuffer(), 0, (int)copy.Length);
        encoding ??= Detected(bytes.Span);
        if (encoding is null or UTF8Encoding)
            return bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

        copy.Position = 0;
        using var reader = new StreamReader(copy, encoding);
        return Encoding.UTF8.GetBytes(await reader.ReadToEndAsync(cancellation));
    }

    // JSON begins with a character of ASCII (RFC 4627, section 3), whose other bytes are zero.
    private static Encoding? Detected(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        [0xFF, 0xFE, ..] or [not 0, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };
}
