using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>The <c>resource</c> parameter (RFC 8707): which of our audiences a request names.</summary>
internal sealed class Resources(PublicUrl publicUrl)
{
    public const string Refusal = "The resource is not one of this server, or two were named. See resource in the protected resource metadata.";

    private readonly string[] _audiences = [Audiences.Rest(publicUrl), Audiences.Mcp(publicUrl)];

    /// <summary>The audience of a request that names none.</summary>
    public string Default { get; } = Audiences.Rest(publicUrl);

    /// <summary>False if one of the resources that a request names is not ours, or they are two audiences; else the one that it names, once or repeatedly, or null.</summary>
    public bool TryRead(IEnumerable<string> resources, out string? audience)
    {
        var named = resources.Select(Find).Distinct().ToList();
        audience = named is [var one] ? one : null;
        return named is [] or [not null];
    }

    private string? Find(string resource) =>
        Uri.TryCreate(resource, UriKind.Absolute, out var uri) && !resource.Contains('#', StringComparison.Ordinal)
            ? Array.Find(_audiences, audience => Canonical(new Uri(audience)) == Canonical(uri))
            : null;

    // Clients that parse an origin as a URL write it with a slash, and people type one after /mcp, which the API serves alike; the token says the one spelling.
    private static string Canonical(Uri uri) => uri.AbsoluteUri is [.. var start, '/'] ? start : uri.AbsoluteUri;
}
