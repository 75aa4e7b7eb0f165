using System.Text;

namespace ProjectsPlugin.Contracts;

/// <summary>Text as strangers send it, which may hold what is no character.</summary>
public static class UnicodeText
{
    // The only code point that .NET takes for a sign of swapped bytes.
    private const char SwappedByteOrderMark = '\uFFFE';

    /// <summary>The text in a normalization form. What .NET refuses to normalise becomes U+FFFD: half a surrogate pair, and U+FFFE.</summary>
    public static string Normalized(this string text, NormalizationForm form = NormalizationForm.FormC) => Characters(text).Normalize(form);

    private static string Characters(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains(SwappedByteOrderMark, StringComparison.Ordinal))
            return text;
        return string.Concat(text.EnumerateRunes()).Replace(SwappedByteOrderMark, (char)Rune.ReplacementChar.Value);
    }
}
