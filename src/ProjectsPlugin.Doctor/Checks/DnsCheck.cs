using System.Net;
using System.Net.Sockets;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>DNS: the name leads somewhere.</summary>
internal sealed class DnsCheck : Check
{
    public override string Name => "The name (DNS)";

    public override string Impact => "every assistant; those in the cloud (ChatGPT, Claude) ask the public DNS, not that of your network.";

    public override IReadOnlyList<Type> DependsOn => [];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var host = context.Origin.Host;
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host.Trim('[', ']'), cancellation);
            return Passed($"{host} leads to {string.Join(", ", addresses.AsEnumerable())}{Reach(addresses)}.");
        }
        catch (SocketException failure)
        {
            return Failed(
                $"{host} has no address: {failure.Message}.",
                $"Make a DNS record (A or AAAA) for {host} that leads to the proxy, or correct the URL. A new record takes a while to be seen.");
        }
    }

    private static string Reach(IPAddress[] addresses) =>
        addresses.All(IPAddress.IsLoopback) ? ": only assistants on this machine reach it"
        : addresses.All(NetworkKind.IsPrivate) ? ": a private address, so that only assistants within your network reach it"
        : "";
}
