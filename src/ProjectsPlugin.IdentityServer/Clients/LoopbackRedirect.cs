using System.Net;
using System.Text.RegularExpressions;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>Redirects to a program on the person's own computer, which listens on whatever port is free (RFC 8252, section 7.3).</summary>
internal static partial class LoopbackRedirect
{
    private const string LocalName = "localhost";

    /// <summary>Whether the redirect is http on <c>127.0.0.1</c>, <c>[::1]</c> or <c>localhost</c>, spelt exactly so.</summary>
    public static bool Is(string redirect) => WithoutPort(redirect) is not null;

    /// <summary>Whether both are loopback redirects with the same host, path and query, byte for byte, at whatever ports.</summary>
    public static bool DifferInPortAlone(string registered, string asked) =>
        WithoutPort(registered) is { } expected && expected == WithoutPort(asked);

    /// <summary>
    /// Whether an address, of whatever scheme, leads to the person's own computer: by a loopback address, one that stands for any, or a name that is
    /// always resolved so (RFC 6761, section 6.3).
    /// </summary>
    public static bool IsHost(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.');
        if (IPAddress.TryParse(host.Trim('[', ']'), out var ip))
            return IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip) || ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any);

        return host.Equals(LocalName, StringComparison.OrdinalIgnoreCase) || host.EndsWith('.' + LocalName, StringComparison.OrdinalIgnoreCase);
    }

    // Compared as text: what a parser would tidy up (/a/../b) stays a difference.
    private static (string Host, string PathAndQuery)? WithoutPort(string redirect) =>
        Uri.TryCreate(redirect, UriKind.Absolute, out _) && Parts().Match(redirect) is { Success: true } match
            ? (match.Groups["host"].Value, match.Groups["path"].Value)
            : null;

    [GeneratedRegex(@"\Ahttp://(?<host>127\.0\.0\.1|\[::1\]|localhost)(:[0-9]{1,5})?(?<path>([/?][!-""$-~]*)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
