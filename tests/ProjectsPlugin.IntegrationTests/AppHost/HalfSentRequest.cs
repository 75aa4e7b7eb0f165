using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>A request of which the server has received the head, and the answer to which it therefore owes.</summary>
internal sealed class HalfSentRequest : IAsyncDisposable
{
    private const string Continue = "HTTP/1.1 100 Continue\r\n\r\n";
    private const string Body = "grant_type=refresh_token&refresh_token=made-up&client_id=somebody";

    private readonly Uri _server;
    private readonly TcpClient _client = new();
    private NetworkStream _stream = null!;

    private HalfSentRequest(Uri server) => _server = server;

    /// <summary>Sends the head of a form, and waits until the server asks for the form.</summary>
    public static async Task<HalfSentRequest> PostAsync(Uri server, string path)
    {
        var request = new HalfSentRequest(server);
        await request._client.ConnectAsync(server.Host, server.Port);
        request._stream = request._client.GetStream();
        await request.SendAsync(
            $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + $"Content-Length: {Body.Length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
        var asked = new byte[Continue.Length];
        await request._stream.ReadExactlyAsync(asked);
        Assert.That(Encoding.ASCII.GetString(asked), Does.Contain("100 Continue"));
        return request;
    }

    /// <summary>Waits until the server takes no new requests, whatever takes connections in front of it.</summary>
    /// <param name="said">What the server wrote, for the message if it goes on.</param>
    public async Task UntilNobodyListensAsync(Func<string>? said = null)
    {
        for (var waited = Stopwatch.StartNew(); await TakesRequestsAsync(); await Task.Delay(20))
            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)), $"It goes on listening, and said: {said?.Invoke()}");
    }

    /// <summary>Sends the form and reads the whole answer.</summary>
    public async Task<string> FinishAsync()
    {
        await SendAsync(Body);
        using var reader = new StreamReader(_stream, leaveOpen: true);
        var answer = await reader.ReadToEndAsync();
        // A gateway may say it beside the host (RFC 9110, section 15.2).
        while (answer.StartsWith(Continue, StringComparison.Ordinal))
            answer = answer[Continue.Length..];
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    private async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.ASCII.GetBytes(text));

    private async Task<bool> TakesRequestsAsync()
    {
        using var another = new HttpClient();
        try
        {
            using var answer = await another.GetAsync(new Uri(_server, Paths.HealthLive));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
