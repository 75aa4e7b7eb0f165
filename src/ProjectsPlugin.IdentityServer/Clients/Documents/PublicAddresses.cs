using System.Net;
using System.Net.Sockets;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>
/// Which addresses belong to the public internet. Whatever the IANA special-purpose registries (RFC 6890) set aside does not, so that nobody
/// has this server look at what only it can see.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] SetAside = Array.ConvertAll(
    [
        "0.0.0.0/8",         // this network
        "10.0.0.0/8",        // private
        "100.64.0.0/10",     // carrier-grade NAT; a cloud's metadata service (100.100.100.200)
        "127.0.0.0/8",       // loopback
        "168.63.129.16/32",  // a cloud's metadata service, in a range that is public otherwise
        "169.254.0.0/16",    // link-local; metadata services (169.254.169.254)
        "172.16.0.0/12",     // private
        "192.0.0.0/24",      // protocol assignments; a cloud's metadata service (192.0.0.192)
        "192.0.2.0/24",      // documentation
        "192.31.196.0/24",   // AS112
        "192.52.193.0/24",   // AMT
        "192.88.99.0/24",    // 6to4 relays
        "192.168.0.0/16",    // private
        "192.175.48.0/24",   // AS112
        "198.18.0.0/15",     // benchmarks
        "198.51.100.0/24",   // documentation
        "203.0.113.0/24",    // documentation
        "224.0.0.0/4",       // multicast
        "240.0.0.0/4",       // reserved, broadcast
        "2001::/23",         // protocol assignments: Teredo, ORCHID, benchmarks
        "2001:db8::/32",     // documentation
        "2002::/16",         // 6to4, which has an IPv4 address inside
        "2620:4f:8000::/48", // AS112
        "3fff::/20",         // documentation
    ],
    (string network) => IPNetwork.Parse(network));

    /// <summary>
    /// What is handed out to networks (RFC 4291, section 2.5.4). Outside are loopback, link-local, unique local, multicast, and what has an IPv4 address
    /// inside: mapped, compatible, translated (RFC 6052, RFC 8215).
    /// </summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static bool Contains(IPAddress address) =>
        (address.AddressFamily is AddressFamily.InterNetwork || IsGlobalUnicast(address)) && !Array.Exists(SetAside, network => network.Contains(address));

    // A mapped address is told apart first: IPNetwork compares the IPv4 address inside it.
    private static bool IsGlobalUnicast(IPAddress address) => !address.IsIPv4MappedToIPv6 && address.ScopeId == 0 && GlobalUnicast.Contains(address);
}
