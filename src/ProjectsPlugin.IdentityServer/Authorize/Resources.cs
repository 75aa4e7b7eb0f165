using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>The <c>resource</c> parameter (RFC 8707): which of our audiences a request names, and which its token is for.</summary>
public sealed class Resources(PublicUrl publicUrl)
{
    public const string Foreign = "The resource is not one of this server. See resource in the protected resource metadata.";

    private readonly string _rest = Audiences.Rest(publicUrl);
    private readonly string _mcp = Audiences.Mcp(publicUrl);

    /// <summary>False if one of the resources that a request names is not ours; else the audiences that it names, each once.</summary>
    public bool TryRead(IEnumerable<string> resources, out IReadOnlyList<string> named)
    {
        var found = resources.Select(Find).Distinct().ToList();
        named = [.. found.OfType<string>()];
        return named.Count == found.Count;
    }

    /// <summary>
    /// Whom the token of a request is for. The origin stands for everything at it, MCP included: there are clients that know no more of a resource
    /// than its origin. A client that names none gets the REST API alone, as ever.
    /// </summary>
    public IReadOnlyList<string> Granted(IReadOnlyList<string> named) =>
        named.Contains(_rest) ? [_rest, _mcp]
        : named.Contains(_mcp) ? [_mcp]
        : [_rest];

    /// <summary>Whether a request names resources with which MCP can be called.</summary>
    public bool OpenMcp(IEnumerable<string> resources) => TryRead(resources, out var named) && Granted(named).Contains(_mcp);

    private string? Find(string resource) =>
        Uri.TryCreate(resource, UriKind.Absolute, out var uri) && !resource.Contains('#', StringComparison.Ordinal)
            ? Array.Find([_rest, _mcp], audience => Canonical(new Uri(audience)) == Canonical(uri))
            : null;

    // Clients that parse an origin as a URL write it with a slash, and people type one after /mcp, which the API serves alike; the token says the one spelling.
    private static string Canonical(Uri uri) => uri.AbsoluteUri is [.. var start, '/'] ? start : uri.AbsoluteUri;
}
