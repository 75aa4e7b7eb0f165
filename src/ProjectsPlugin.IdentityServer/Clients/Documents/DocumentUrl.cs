using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>
/// Which client ids are addresses of documents (draft-ietf-oauth-client-id-metadata-document, section 3), and where keys of such clients may be.
/// </summary>
internal static class DocumentUrl
{
    /// <summary>
    /// An https address with a path, on a named host at port 443 unless the settings name another, without user name, query and fragment, and spelt as a
    /// parser would write it: so no dot segments and no two spellings of one address.
    /// </summary>
    public static bool TryParse(string text, ICollection<string> privateHosts, out Uri url)
    {
        url = null!;
        if (!Client.IsPossibleId(text) || !Uri.TryCreate(text, UriKind.Absolute, out var parsed))
            return false;

        url = parsed;
        return parsed.Scheme == Uri.UriSchemeHttps
            && parsed.AbsoluteUri == text
            && parsed.UserInfo.Length == 0
            && !text.AsSpan().ContainsAny('?', '#')
            && parsed.AbsolutePath.Length > 1
            && (privateHosts.Contains(parsed.Authority) || IsPublicName(parsed));
    }

    private static bool IsPublicName(Uri url) =>
        url.IsDefaultPort && url.HostNameType is UriHostNameType.Dns && url.Host.Contains('.', StringComparison.Ordinal) && !url.Host.EndsWith('.');
}
