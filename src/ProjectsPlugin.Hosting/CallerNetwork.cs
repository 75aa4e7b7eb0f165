using System.Net;
using System.Net.Sockets;

namespace ProjectsPlugin.Hosting;

/// <summary>Whom a limit for one address counts as one caller.</summary>
public static class CallerNetwork
{
    /// <summary>An IPv4 address, or the /64 that one IPv6 subscriber has to itself.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address.ToString();

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes) + "/64";
    }
}
