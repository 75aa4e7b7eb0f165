using System.Net;
using System.Net.Sockets;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>Something on the own machine that nobody is to connect to: it counts who does, and hangs up.</summary>
internal sealed class QuietListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _connections;

    public QuietListener()
    {
        _listener.Start();
        _ = CountAsync();
    }

    public int Connections => _connections;

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public void Dispose() => _listener.Dispose();

    private async Task CountAsync()
    {
        try
        {
            while (true)
            {
                using var caller = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _connections);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
        }
    }
}
