using System.Net;
using System.Net.Sockets;

namespace ProjectsPlugin.Doctor;

/// <summary>From how far away an address can be reached.</summary>
internal static class NetworkKind
{
    /// <summary>Whether the address is of this machine or of a network of one's own (RFC 1918, 3927, 4193, 4291, 6598).</summary>
    public static bool IsPrivate(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) || plain.IsIPv6LinkLocal || plain.IsIPv6UniqueLocal
            || (plain.AddressFamily is AddressFamily.InterNetwork
                && plain.GetAddressBytes() is [10, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and < 128, ..]);
    }
}
