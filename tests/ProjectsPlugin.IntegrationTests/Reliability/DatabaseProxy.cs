using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using ProjectsPlugin.AppHost.Processes;

namespace ProjectsPlugin.IntegrationTests.Reliability;

/// <summary>A proxy between a host and its database, which a test can cut and mend.</summary>
internal sealed class DatabaseProxy(string host, int port) : IDisposable
{
    // Of one length, so that the message keeps its own. PostgreSQL takes any value of a setting with a dot in its name.
    private static readonly byte[] SearchPath = "search_path\0"u8.ToArray();
    private static readonly byte[] Unused = "pooler.path\0"u8.ToArray();

    private readonly Lock _lock = new();
    private readonly List<Socket> _ends = [];
    private Socket? _listener;
    private int _roundTrips;
    private int _commits;
    private int _savepoints;

    /// <summary>How many transactions a host has committed that it began itself.</summary>
    public int Commits => _commits;

    /// <summary>How many transactions it has begun within another.</summary>
    public int Savepoints => _savepoints;

    /// <summary>How often a host has asked something and had to wait for the answer, on all its connections.</summary>
    public int RoundTrips => _roundTrips;

    /// <summary>Whether it drops the search path that a connection starts with, as a pooler does.</summary>
    public bool DropsSearchPath { get; init; }

    public int Port { get; } = FreePort.Next();

    public void Mend()
    {
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        _listener.Listen();
        _ = AcceptAsync(_listener);
    }

    public void Cut()
    {
        _listener?.Dispose();
        lock (_lock)
        {
            foreach (var end in _ends)
                end.Dispose();
            _ends.Clear();
        }
    }

    public void Dispose() => Cut();

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptAsync();
                var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await far.ConnectAsync(host, port);
                lock (_lock)
                    _ends.AddRange([near, far]);
                var isWaiting = new StrongBox<bool>();
                _ = PumpAsync(near, far, message =>
                {
                    if (DropsSearchPath && message.IndexOf(SearchPath) is >= 0 and var at)
                        Unused.CopyTo(message[at..]);
                    if (!isWaiting.Value)
                        Interlocked.Increment(ref _roundTrips);
                    Interlocked.Add(ref _commits, message.Count("COMMIT\0"u8));
                    Interlocked.Add(ref _savepoints, message.Count("SAVEPOINT "u8));
                    isWaiting.Value = true;
                });
                _ = PumpAsync(far, near, _ => isWaiting.Value = false);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private delegate void Passing(Span<byte> message);

    private static async Task PumpAsync(Socket from, Socket to, Passing passing)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
            {
                passing(buffer.AsSpan(0, read));
                await to.SendAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
