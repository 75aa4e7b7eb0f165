using System.Globalization;
using System.Text;

namespace ProjectsPlugin.Contracts;

/// <summary>Text without the characters that nobody sees, in which a stranger could hide words from people that a language model reads.</summary>
public static class VisibleText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int Keycap = 0x20E3;

    // England, Scotland and Wales: the only sequences of tags that are emoji (RGI_Emoji_Tag_Sequence).
    private static readonly string[] TaggedFlags = [.. new[] { "gbeng", "gbsct", "gbwls" }.Select(region =>
        $"\U0001F3F4{string.Concat(region.Select(letter => char.ConvertFromUtf32(0xE0000 + letter)))}\U000E007F")];

    /// <summary>
    /// The text without <see cref="InvisibleCharacters"/> but those that a script cannot do without where they stand: joiners between letters
    /// of cursive and Indic scripts, selectors of Mongolian letters, and what an emoji is put together with. Half a surrogate pair becomes U+FFFD.
    /// </summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '~') < 0)
            return text;

        var runes = text.EnumerateRunes().ToArray();
        var visible = new StringBuilder(text.Length);
        var before = default(Rune);
        for (var i = 0; i < runes.Length; i++)
        {
            if (FlagAt(runes, i) is { } flag)
            {
                visible.Append(flag);
                before = runes[i];
                i += flag.EnumerateRunes().Count() - 1;
            }
            else if (!InvisibleCharacters.Include(runes[i]) || IsNeeded(before, runes[i], runes.AsSpan(i + 1)))
            {
                visible.Append(runes[i].ToString());
                before = runes[i];
            }
        }
        return visible.ToString();
    }

    private static string? FlagAt(Rune[] runes, int index) => runes[index].Value != 0x1F3F4 ? null
        : TaggedFlags.FirstOrDefault(flag => runes.Skip(index).Take(7).SequenceEqual(flag.EnumerateRunes()));

    // Of several in a row one at most is needed: what follows it has a character before it that calls for none.
    private static bool IsNeeded(Rune before, Rune rune, ReadOnlySpan<Rune> after)
    {
        var next = after.IsEmpty ? default : after[0];
        return rune.Value switch
        {
            ZeroWidthNonJoiner => IsJoining(before) && IsJoining(next),
            ZeroWidthJoiner => (IsJoining(before) && IsJoining(next)) || (IsInEmoji(before.Value) && IsPictograph(next.Value)),
            0xFE0E => IsPictograph(before.Value),
            0xFE0F => IsPictograph(before.Value) || (before.Value is '#' or '*' or (>= '0' and <= '9') && next.Value == Keycap),
            (>= 0x180B and <= 0x180D) or 0x180F => before.Value is >= 0x1820 and <= 0x18AA,
            _ => false,
        };
    }

    /// <summary>A letter or mark of a script whose spelling has joiners, from Arabic on; Latin, Greek, Cyrillic, Han, kana and Hangul have none.</summary>
    private static bool IsJoining(Rune rune) =>
        rune.Value is (>= 0x0600 and <= 0x10FF) or (>= 0x1200 and <= 0x1CFF) or (>= 0xA800 and <= 0xABFF) or (>= 0xFB50 and <= 0xFEFC)
            or (>= 0x10A00 and <= 0x11FFF) or (>= 0x1E900 and <= 0x1E95F)
        && (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
        && !InvisibleCharacters.Include(rune);

    private static bool IsInEmoji(int value) => value == 0xFE0F || IsPictograph(value);

    /// <summary>Extended_Pictographic and its modifiers, a little widened: every symbol of their blocks can be seen.</summary>
    private static bool IsPictograph(int value) => value is 0xA9 or 0xAE or 0x203C or 0x2049 or 0x2122 or 0x2139
        or (>= 0x2190 and <= 0x21FF) or (>= 0x2300 and <= 0x27BF) or 0x2934 or 0x2935 or (>= 0x2B00 and <= 0x2BFF)
        or 0x3030 or 0x303D or 0x3297 or 0x3299 or (>= 0x1F000 and <= 0x1FAFF);
}
