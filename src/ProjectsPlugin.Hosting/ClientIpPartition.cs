using System.Net;
using System.Net.Sockets;

namespace ProjectsPlugin.Hosting;

/// <summary>Whom a limit for one address counts as one caller.</summary>
public static class ClientIpPartition
{
    /// <summary>The smallest network that an IPv6 subscriber has to itself.</summary>
    public const int Subscriber = 64;

    /// <summary>An IPv4 address, or the network of an IPv6 address that has this many bits.</summary>
    public static string Of(IPAddress? address, int bits = Subscriber)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address.ToString();

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(bits / 8).Clear();
        return $"{new IPAddress(bytes)}/{bits}";
    }
}
