using System.Globalization;
using System.Text;

namespace ProjectsPlugin.IntegrationTests.Fuzz;

/// <summary>An answer as it came over the wire, byte by byte a character.</summary>
internal sealed record RawAnswer(string Head, string Body)
{
    public int Status => int.Parse(Head.AsSpan(9, 3), CultureInfo.InvariantCulture);

    /// <summary>The value of a header; null if the answer has none of that name.</summary>
    public string? Header(string name) => Head.Split("\r\n").Skip(1)
        .FirstOrDefault(line => line.StartsWith(name + ':', StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    /// <summary>The answer on a connection that may stay open afterwards; null if it ends before.</summary>
    public static async Task<RawAnswer?> ReadAsync(Stream connection, bool hasBody, CancellationToken cancellation)
    {
        var reader = new StreamReader(connection, Encoding.Latin1);
        var answer = new RawAnswer("", "");
        do
        {
            if (await ReadHeadAsync(reader, cancellation) is not { } head)
                return null;
            answer = new RawAnswer(head, "");
        }
        while (answer.Status is 100);

        if (!hasBody || answer.Status is 204 or 304)
            return answer;
        if (answer.Header("Transfer-Encoding") is not null)
            return answer with { Body = await ReadChunksAsync(reader, cancellation) };
        return answer.Header("Content-Length") is { } length
            ? answer with { Body = await ReadAsync(reader, int.Parse(length, CultureInfo.InvariantCulture), cancellation) }
            : answer with { Body = await reader.ReadToEndAsync(cancellation) };
    }

    private static async Task<string?> ReadHeadAsync(StreamReader reader, CancellationToken cancellation)
    {
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Length == 0)
                return head.ToString();
            head.Append(line).Append("\r\n");
        }

        return null;
    }

    private static async Task<string> ReadChunksAsync(StreamReader reader, CancellationToken cancellation)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(cancellation) is { } size
            && int.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
        {
            body.Append(await ReadAsync(reader, length, cancellation));
            await reader.ReadLineAsync(cancellation);
        }

        return body.ToString();
    }

    private static async Task<string> ReadAsync(StreamReader reader, int length, CancellationToken cancellation)
    {
        // Without anything to read it would wait for it.
        var text = new char[length];
        var read = length == 0 ? 0 : await reader.ReadBlockAsync(text, cancellation);
        return new string(text, 0, read);
    }
}
