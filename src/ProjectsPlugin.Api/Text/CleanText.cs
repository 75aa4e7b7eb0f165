using System.Globalization;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Text;

/// <summary>
/// Text as a language model and a person may both see it: in Unicode normalization form C and without characters that
/// only a machine reads (<see cref="VisibleText"/>).
/// </summary>
public static class CleanText
{
    /// <summary>The text without what is dropped; what is no character becomes U+FFFD.</summary>
    public static string Of(string text) => VisibleText.Of(WithoutControls(text)).Normalized();

    /// <summary>The number of Unicode code points, which is what PostgreSQL and JSON Schema count.</summary>
    public static int Length(string text)
    {
        var pairs = 0;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                pairs++;
        return text.Length - pairs;
    }

    private static string WithoutControls(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? text : string.Concat(text.Where(character => !IsDropped(character)));

    private static bool IsDropped(char character) =>
        character is not ('\n' or '\t') && char.GetUnicodeCategory(character) is UnicodeCategory.Control;
}
