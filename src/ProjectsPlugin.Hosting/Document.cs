using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ProjectsPlugin.Hosting;

/// <summary>A whole answer that is the same for everybody until it is made anew.</summary>
public sealed class Document
{
    private readonly byte[] _content;
    private readonly string? _contentType;
    private readonly EntityTagHeaderValue _tag;

    public Document(byte[] content, string? contentType)
    {
        (_content, _contentType) = (content, contentType);
        Hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
        // It is sent compressed or not under one tag, which is a weak one therefore (RFC 9110, section 8.8.1).
        _tag = new EntityTagHeaderValue($"\"{Hash}\"", isWeak: true);
    }

    public ReadOnlyMemory<byte> Content => _content;

    /// <summary>What changes with the content, and with nothing else.</summary>
    public string Hash { get; }

    /// <summary>A file of this type's assembly, so that every copy of a host, however started, has the same.</summary>
    public static Document Embedded<TInAssembly>(string name, string contentType)
    {
        using var stream = typeof(TInAssembly).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new Document(content, contentType);
    }

    /// <summary>The document, or 304 for a caller that has it (RFC 9110, section 13.1.2).</summary>
    public FileContentHttpResult Send() => TypedResults.Bytes(_content, _contentType, entityTag: _tag);
}
