using System.Globalization;
using System.Text;

namespace ProjectsPlugin.Contracts;

/// <summary>Characters that a program reads and a person does not see, by Unicode's property and not by a list of known tricks.</summary>
public static class InvisibleCharacters
{
    // Default_Ignorable_Code_Point of DerivedCoreProperties.txt, Unicode 14 to 17, for which .NET has no word.
    private static readonly (int First, int Last)[] DefaultIgnorable =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
        (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    /// <summary>
    /// Whether it is ignored where it is shown (Default_Ignorable_Code_Point), formats what others are (category Format), or is no character
    /// at all (noncharacters, on which <see cref="string.Normalize()"/> throws). Signs that Format counts but fonts draw are visible.
    /// </summary>
    public static bool Include(Rune rune) =>
        IsDefaultIgnorable(rune) || IsNoncharacter(rune.Value) || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && !IsDrawn(rune.Value));

    /// <summary>Unicode's property Default_Ignorable_Code_Point.</summary>
    public static bool IsDefaultIgnorable(Rune rune)
    {
        foreach (var (first, last) in DefaultIgnorable)
            if (rune.Value <= last)
                return rune.Value >= first;
        return false;
    }

    private static bool IsNoncharacter(int value) => value is >= 0xFDD0 and <= 0xFDEF || (value & 0xFFFE) == 0xFFFE;

    /// <summary>Unicode's property Prepended_Concatenation_Mark: Arabic, Syriac and Kaithi signs that are drawn around a number or a word.</summary>
    private static bool IsDrawn(int value) =>
        value is (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD;
}
