using System.Buffers;
using System.Globalization;
using System.Text;

namespace ProjectsPlugin.Api.Text;

/// <summary>
/// Text as a language model and a person may both see it: in Unicode normalization form C and without characters that
/// only a machine reads. Joiners and variation selectors stay, because emoji, Persian and Hindi are spelt with them.
/// </summary>
public static class CleanText
{
    // Zero-width space, word joiner and byte order mark hide text; bidi controls reorder it (CVE-2021-42574).
    private static readonly SearchValues<char> Dropped = SearchValues.Create(
        "\u061C\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF");

    /// <summary>The text without what is dropped; a lone surrogate becomes U+FFFD.</summary>
    public static string Of(string text) => (NeedsCleaning(text) ? Cleaned(text) : text).Normalize(NormalizationForm.FormC);

    /// <summary>The number of Unicode code points, which is what PostgreSQL and JSON Schema count.</summary>
    public static int Length(string text)
    {
        var pairs = 0;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                pairs++;
        return text.Length - pairs;
    }

    private static bool NeedsCleaning(string text)
    {
        foreach (var character in text)
            if (char.IsSurrogate(character) || IsDropped(character))
                return true;
        return false;
    }

    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!(rune.IsBmp ? IsDropped((char)rune.Value) : IsTag(rune)))
                clean.Append(rune.ToString());
        return clean.ToString();
    }

    private static bool IsDropped(char character) =>
        Dropped.Contains(character)
        || (character is not ('\n' or '\t') && char.GetUnicodeCategory(character) is UnicodeCategory.Control);

    /// <summary>The tags block, in which a whole sentence can be written invisibly.</summary>
    private static bool IsTag(Rune rune) => rune.Value is >= 0xE0000 and <= 0xE007F;
}
