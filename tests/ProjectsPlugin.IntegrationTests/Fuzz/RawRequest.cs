using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ProjectsPlugin.IntegrationTests.Fuzz;

/// <summary>A request as it goes over the wire, which no client library would let through.</summary>
internal sealed record RawRequest(Uri Host, string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>How many bytes of the body never arrive, because the sender goes away before.</summary>
    public int Missing { get; init; }

    /// <summary>Sends it on a connection of its own; null if the host hangs up without an answer.</summary>
    public async Task<RawAnswer?> SendAsync()
    {
        using var timeout = new CancellationTokenSource(Timeout);
        using var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(Host.Host, Host.Port, timeout.Token);
        var connection = socket.GetStream();
        try
        {
            await connection.WriteAsync(Encoding.Latin1.GetBytes(Head()).Concat(Body).ToArray(), timeout.Token);
            if (Missing > 0)
                socket.Client.Shutdown(SocketShutdown.Send);
            return await RawAnswer.ReadAsync(connection, Method is not "HEAD", timeout.Token);
        }
        catch (IOException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return new RawAnswer("HTTP/1.1 599 The answer does not end", "");
        }
    }

    /// <summary>As it is sent, shortened for whoever reads what failed.</summary>
    public override string ToString() =>
        $"{string.Join('\n', Head().Split("\r\n").Select(line => Short(line, 700)))}{Short(Encoding.Latin1.GetString(Body), 400)}";

    private static string Short(string text, int length) => text.Length > length ? text[..length] + '…' : text;

    private string Head()
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Method} {Target} HTTP/1.1\r\n");
        foreach (var (name, value) in Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (Body.Length + Missing > 0 || Method is "POST")
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length + Missing}\r\n");
        return head.Append("\r\n").ToString();
    }
}
