using System.Net.Sockets;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The port: something listens there, and it is one that assistants take.</summary>
internal sealed class PortCheck : Check
{
    private const int Https = 443;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public override string Name => "The port";

    public override string Matters => "every assistant; ChatGPT's plugins and Actions take https on port 443 alone, except on localhost.";

    public override IReadOnlyList<Type> Needs => [typeof(NameCheck)];

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var (host, port) = (visit.Origin.Host, visit.Origin.Port);
        using var socket = new TcpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await socket.ConnectAsync(host.Trim('[', ']'), port, patience.Token);
        }
        catch (SocketException failure)
        {
            return Failed($"Nothing answers at {host}, port {port}: {failure.Message}.", "Start the installation and the proxy in front of it, and look at which address and port they listen (LISTEN).");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed($"{host}, port {port}, says nothing, not even no.", $"A firewall drops what comes to port {port}: open it.");
        }

        return visit.Origin.IsHttps && port != Https && !visit.Origin.IsLoopback
            ? Failed($"{host} listens on port {port}.", $"Let the proxy listen on port {Https}, and leave the port out of PUBLIC_URL.")
            : Passed($"{host} listens on port {port}.");
    }
}
