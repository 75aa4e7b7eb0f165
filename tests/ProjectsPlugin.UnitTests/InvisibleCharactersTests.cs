using System.Globalization;
using System.Text;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.UnitTests;

internal sealed class InvisibleCharactersTests
{
    // As DerivedCoreProperties.txt of Unicode 16 has them, range by range, with its count.
    private const string Standard =
        """
        00AD          ; Default_Ignorable_Code_Point # Cf       SOFT HYPHEN
        034F          ; Default_Ignorable_Code_Point # Mn       COMBINING GRAPHEME JOINER
        061C          ; Default_Ignorable_Code_Point # Cf       ARABIC LETTER MARK
        115F..1160    ; Default_Ignorable_Code_Point # Lo   [2] HANGUL CHOSEONG FILLER..HANGUL JUNGSEONG FILLER
        17B4..17B5    ; Default_Ignorable_Code_Point # Mn   [2] KHMER VOWEL INHERENT AQ..KHMER VOWEL INHERENT AA
        180B..180D    ; Default_Ignorable_Code_Point # Mn   [3] MONGOLIAN FREE VARIATION SELECTOR ONE..MONGOLIAN FREE VARIATION SELECTOR THREE
        180E          ; Default_Ignorable_Code_Point # Cf       MONGOLIAN VOWEL SEPARATOR
        180F          ; Default_Ignorable_Code_Point # Mn       MONGOLIAN FREE VARIATION SELECTOR FOUR
        200B..200F    ; Default_Ignorable_Code_Point # Cf   [5] ZERO WIDTH SPACE..RIGHT-TO-LEFT MARK
        202A..202E    ; Default_Ignorable_Code_Point # Cf   [5] LEFT-TO-RIGHT EMBEDDING..RIGHT-TO-LEFT OVERRIDE
        2060..2064    ; Default_Ignorable_Code_Point # Cf   [5] WORD JOINER..INVISIBLE PLUS
        2065          ; Default_Ignorable_Code_Point # Cn       <reserved-2065>
        2066..206F    ; Default_Ignorable_Code_Point # Cf  [10] LEFT-TO-RIGHT ISOLATE..NOMINAL DIGIT SHAPES
        3164          ; Default_Ignorable_Code_Point # Lo       HANGUL FILLER
        FE00..FE0F    ; Default_Ignorable_Code_Point # Mn  [16] VARIATION SELECTOR-1..VARIATION SELECTOR-16
        FEFF          ; Default_Ignorable_Code_Point # Cf       ZERO WIDTH NO-BREAK SPACE
        FFA0          ; Default_Ignorable_Code_Point # Lo       HALFWIDTH HANGUL FILLER
        FFF0..FFF8    ; Default_Ignorable_Code_Point # Cn   [9] <reserved-FFF0>..<reserved-FFF8>
        1BCA0..1BCA3  ; Default_Ignorable_Code_Point # Cf   [4] SHORTHAND FORMAT LETTER OVERLAP..SHORTHAND FORMAT UP STEP
        1D173..1D17A  ; Default_Ignorable_Code_Point # Cf   [8] MUSICAL SYMBOL BEGIN BEAM..MUSICAL SYMBOL END PHRASE
        E0000         ; Default_Ignorable_Code_Point # Cn       <reserved-E0000>
        E0001         ; Default_Ignorable_Code_Point # Cf       LANGUAGE TAG
        E0002..E001F  ; Default_Ignorable_Code_Point # Cn  [30] <reserved-E0002>..<reserved-E001F>
        E0020..E007F  ; Default_Ignorable_Code_Point # Cf  [96] TAG SPACE..CANCEL TAG
        E0080..E00FF  ; Default_Ignorable_Code_Point # Cn [128] <reserved-E0080>..<reserved-E00FF>
        E0100..E01EF  ; Default_Ignorable_Code_Point # Mn [240] VARIATION SELECTOR-17..VARIATION SELECTOR-256
        E01F0..E0FFF  ; Default_Ignorable_Code_Point # Cn [3600] <reserved-E01F0>..<reserved-E0FFF>
        """;

    private const int StandardsCount = 4174;

    private static readonly IEnumerable<Rune> All = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(value => new Rune(value));

    [Test]
    public void The_property_is_the_standards()
    {
        var standard = Standard.Split('\n').SelectMany(Values).ToHashSet();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(standard, Has.Count.EqualTo(StandardsCount));
            Assert.That(All.Where(InvisibleCharacters.IsDefaultIgnorable).Select(rune => rune.Value), Is.EquivalentTo(standard));
        }
    }

    [Test]
    public void Whatever_is_dropped_is_dropped_between_Latin_letters_and_the_rest_can_be_normalised()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(All.Where(InvisibleCharacters.Include).Where(rune => VisibleText.Of($"a{rune}b") != "ab"), Is.Empty);
            Assert.That(VisibleText.Of(string.Concat(All)).Normalize(NormalizationForm.FormKC), Is.Not.Empty);
        }
    }

    private static IEnumerable<int> Values(string line)
    {
        var ends = line.Split(';')[0].Trim().Split("..").Select(end => int.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
