using System.Net;
using System.Net.NetworkInformation;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>Callers' addresses: the hosts learn from the proxy who calls.</summary>
internal sealed class CallerAddressCheck : Check
{
    public override string Name => "Callers' addresses";

    public override string Impact =>
        "every person and assistant: limits go by the caller's network. If all seem to call from the proxy, they share one limit, "
        + "and one busy caller shuts out all.";

    public override IReadOnlyList<Type> DependsOn => [typeof(DnsCheck), typeof(HttpCheck)];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var answer = await context.GetAsync(Paths.HealthLive, cancellation);
        if (!IPAddress.TryParse(answer.Header(ResponseHeaders.CallerAddress), out var seen))
            return Skipped($"GET {Paths.HealthLive} does not say from where it was asked");

        var name = await Dns.GetHostAddressesAsync(context.Origin.Host.Trim('[', ']'), cancellation);
        var isRight = IPAddress.IsLoopback(seen) ? name.All(IPAddress.IsLoopback) : !NetworkKind.IsPrivate(seen) || Own().Contains(seen);
        if (isRight)
            return Passed($"This machine's requests count as those of {seen}.");
        if (name.All(NetworkKind.IsPrivate) && !IPAddress.IsLoopback(seen))
            return Skipped($"{context.Origin.Host} leads into a network of your own, where {seen} may stand for this machine");
        return Failed(
            $"This machine's requests count as those of {seen}, which is within the network of the installation, and so do everybody's: "
                + "the proxy passes no X-Forwarded-For, or is not believed.",
            "Let the proxy in front set X-Forwarded-For to the address of who calls it, and name the proxy's own address in TrustedProxies "
                + $"({seen}, if that is it). If the doctor itself runs within that network, ask again from outside.");
    }

    private static IEnumerable<IPAddress> Own() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(each => each.GetIPProperties().UnicastAddresses)
        .Select(each => each.Address);
}
