namespace ProjectsPlugin.Contracts;

/// <summary>
/// The one origin at which people and assistants reach this installation: https, or http on a loopback host, without a
/// path. Every absolute address in documents, tokens and redirects is built from it, never from a request's Host header.
/// </summary>
public sealed class PublicUrl
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "PUBLIC_URL";

    private readonly Uri _origin;

    private PublicUrl(Uri origin) => _origin = origin;

    public string Scheme => _origin.Scheme;

    /// <summary>The host name alone, as in <c>plugin.example.org</c>.</summary>
    public string Host => _origin.Host;

    /// <summary>Host and, unless it is the scheme's own, port: what a Host header would say.</summary>
    public string Authority => _origin.Authority;

    public int Port => _origin.Port;

    public bool IsHttps => _origin.Scheme == Uri.UriSchemeHttps;

    public bool IsLoopback => _origin.IsLoopback;

    /// <summary>The issuer identifier (RFC 8414, section 2): the origin as people type it, byte for byte the same in metadata, tokens and redirects.</summary>
    public string Issuer => ToString();

    /// <exception cref="FormatException">The value cannot be an origin; the message names the setting and the fix.</exception>
    public static PublicUrl Parse(string? value) =>
        Fault(value) is { } fault ? throw new FormatException(fault) : new PublicUrl(new Uri(value!.Trim()));

    /// <summary>The absolute address of a path that begins with a slash.</summary>
    public string At(string path) => _origin.GetLeftPart(UriPartial.Authority) + path;

    /// <summary>Whether an address is one of this origin.</summary>
    public bool IsOriginOf(Uri address) =>
        Uri.Compare(address, _origin, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>The origin without a trailing slash.</summary>
    public override string ToString() => _origin.GetLeftPart(UriPartial.Authority);

    private static string? Fault(string? value)
    {
        const string Expected = "Set it to the origin that people type, for example https://plugin.example.org or http://localhost:8080.";

        if (string.IsNullOrWhiteSpace(value))
            return $"{Setting} is not set. {Expected}";

        if (!Uri.TryCreate(value.Trim(), UriKind.Absolute, out var url) || url.Host.Length == 0)
            return $"{Setting} is '{value}', which is not an absolute URL. {Expected}";

        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            return $"{Setting} is '{value}', but it must be https; http is for a loopback host only. {Expected}";

        if (url.AbsolutePath != "/" || url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
            return $"{Setting} is '{value}', but it must be an origin alone: no path, query, fragment or user name. {Expected}";

        return null;
    }
}
