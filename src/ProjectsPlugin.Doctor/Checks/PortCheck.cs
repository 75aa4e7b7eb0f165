using System.Net.Sockets;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The port: something listens there, and it is one that assistants take.</summary>
internal sealed class PortCheck(TimeProvider time) : Check
{
    private const int Https = 443;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    public override string Name => "The port";

    public override string Impact =>
        $"every assistant; GPT Actions ({GptActionClient.Availability(time)}) and ChatGPT's plugins take https on port 443 alone, except on localhost.";

    public override IReadOnlyList<Type> DependsOn => [typeof(DnsCheck)];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.Origin.Host, context.Origin.Port);
        using var socket = new TcpClient();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(ConnectTimeout);
        try
        {
            await socket.ConnectAsync(host.Trim('[', ']'), port, timeout.Token);
        }
        catch (SocketException failure)
        {
            return Failed(
                $"Nothing answers at {host}, port {port}: {failure.Message}.",
                "Start the installation and the proxy in front of it, and look at which address and port they listen (LISTEN).");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed($"{host}, port {port}, says nothing, not even no.", $"A firewall drops what comes to port {port}: open it.");
        }

        return context.Origin.IsHttps && port != Https && !context.Origin.IsLoopback
            ? Failed($"{host} listens on port {port}.", $"Let the proxy listen on port {Https}, and leave the port out of PUBLIC_URL.")
            : Passed($"{host} listens on port {port}.");
    }
}
