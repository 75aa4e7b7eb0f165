using System.Net;
using System.Net.Sockets;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>
/// Connects to a host only if all its addresses may be reached, and to the very addresses that were looked at: a name that leads elsewhere a moment
/// later (DNS rebinding) leads nowhere.
/// </summary>
/// <param name="resolve">Finds a host's addresses; asked once a connection.</param>
/// <param name="mayReach">Whether a connection to the host may go to the address.</param>
internal sealed class GuardedConnection(Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<DnsEndPoint, IPAddress, bool> mayReach)
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint;
        var addresses = await resolve(host.Host, cancellation);
        if (addresses.Length == 0 || Array.Find(addresses, address => !mayReach(host, address)) is not null)
            throw new IOException($"{host.Host} does not lead to public addresses alone.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
