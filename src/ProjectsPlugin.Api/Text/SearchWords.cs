using System.Globalization;
using System.Text;

namespace ProjectsPlugin.Api.Text;

/// <summary>A query as words, without the punctuation that search engines give a meaning to.</summary>
public static class SearchWords
{
    /// <summary>The words, cleaned, with single spaces between them; empty if there are none.</summary>
    public static string Of(string query)
    {
        var words = new StringBuilder(query.Length);
        foreach (var rune in CleanText.Of(query).EnumerateRunes())
        {
            if (IsPartOfWord(rune))
                words.Append(rune.ToString());
            else if (words.Length > 0 && words[^1] != ' ')
                words.Append(' ');
        }
        return words.ToString().TrimEnd();
    }

    private static bool IsPartOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
