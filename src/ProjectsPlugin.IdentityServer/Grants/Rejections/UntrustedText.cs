using System.Text;

namespace ProjectsPlugin.IdentityServer.Grants.Rejections;

/// <summary>What a stranger sent, made fit for an operator's terminal: printable ASCII alone, with everything else percent-encoded.</summary>
internal static class UntrustedText
{
    /// <summary>Stands for the query that an address had.</summary>
    public const char Query = '?';

    private const char Fragment = '#';
    private const string Left = "...@";

    /// <summary>The text, no longer than this many characters.</summary>
    public static string Visible(string text, int limit)
    {
        var visible = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            visible.Append(rune.Value is >= ' ' and <= '~' ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
            if (visible.Length >= limit)
                break;
        }

        return visible.ToString(0, Math.Min(visible.Length, limit));
    }

    /// <summary>
    /// An address as far as it says where it leads. What it may carry of a person is left out: of query or fragment only the sign stays, and of
    /// a user name, or what stands before the @ of a mail address, three dots.
    /// </summary>
    public static string Address(string text, int limit)
    {
        var end = text.AsSpan().IndexOfAny(Query, Fragment);
        var address = WithoutUser(end < 0 ? text : text[..(end + 1)]);
        return Visible(address, limit);
    }

    private static string WithoutUser(string address)
    {
        var scheme = address.IndexOf(':', StringComparison.Ordinal) + 1;
        var authority = address.AsSpan(scheme).StartsWith("//") ? scheme + 2 : scheme;

        // A backslash is a slash to browsers; without slashes all of it may be an address of a person.
        var path = authority == scheme ? -1 : address.AsSpan(authority).IndexOfAny('/', '\\');
        var user = (path < 0 ? address : address[..(authority + path)]).LastIndexOf('@');
        return user < authority ? address : address[..authority] + Left + address[(user + 1)..];
    }
}
