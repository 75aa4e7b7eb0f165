using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ProjectsPlugin.Api.Documents;

/// <summary>A whole answer that is the same for everybody until it is made anew.</summary>
internal sealed class Document(byte[] content, string contentType)
{
    private readonly EntityTagHeaderValue _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"");

    public ReadOnlyMemory<byte> Content => content;

    /// <summary>A file of this assembly, so that every copy of the host, however started, has the same.</summary>
    public static Document Embedded(string name, string contentType)
    {
        using var stream = typeof(Document).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new Document(content, contentType);
    }

    /// <summary>The document, or 304 for a caller that has it (RFC 9110, section 13.1.2).</summary>
    public FileContentHttpResult Send() => TypedResults.Bytes(content, contentType, entityTag: _tag);
}
