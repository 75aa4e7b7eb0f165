namespace ProjectsPlugin.IdentityServer.Scim.Requests;

/// <summary>The versions for which a client wants its change made (RFC 7644, section 3.14); compared weakly, as the RFC's own tags are weak.</summary>
internal sealed class IfMatch
{
    private readonly string[] _tags;

    private IfMatch(string[] tags) => _tags = tags;

    public static IfMatch Read(HttpRequest request) =>
        new([.. request.Headers.IfMatch.SelectMany(header => (header ?? "").Split(',')).Select(Opaque).Where(tag => tag.Length > 0)]);

    /// <exception cref="ScimException">The resource has another version.</exception>
    public void Demand(string etag)
    {
        if (_tags.Length > 0 && !_tags.Contains("*") && !_tags.Contains(Opaque(etag)))
            throw ScimException.PreconditionFailed();
    }

    private static string Opaque(string tag) => tag.Trim() is ['W', '/', .. var opaque] ? opaque : tag.Trim();
}
