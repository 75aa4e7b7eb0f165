using System.Text;
using System.Text.RegularExpressions;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>Letters that a person takes for others (Unicode Technical Standard #39).</summary>
internal static partial class Homoglyphs
{
    // Each letter of an alphabet beside Latin that looks like a Latin one, in whichever case; then signs that look like each other.
    private const string Letters = "АВЕЅІЈКМНОРСТУХԀԚԜҺӀпνυΑΒΕΖΗΙΚΜΝΟΡΤΥΧոսօհցզØŁıĿ01L";
    private const string Latin = "ABESIJKMHOPCTYXDQWHInvuABEZHIKMNOPTYXnuohgqOLiLOII";

    /// <summary>The letter or digit as a capital Latin letter, if it looks like one; I, L and 1 are one, and so are O and 0.</summary>
    public static Rune Fold(Rune rune)
    {
        var found = Find(rune) ?? Find(Rune.ToUpperInvariant(rune));
        var upper = Rune.ToUpperInvariant(found ?? rune);
        return Find(upper) ?? upper;
    }

    /// <summary>Whether a word has letters of more than one of the alphabets that share shapes, as no word of any language has.</summary>
    public static bool MixAlphabets(string text) =>
        Words().Matches(text.Normalized()).Any(word => Alphabets.Count(alphabet => alphabet().IsMatch(word.ValueSpan)) > 1);

    private static readonly Func<Regex>[] Alphabets = [LatinLetter, GreekLetter, CyrillicLetter, ArmenianLetter, CherokeeLetter];

    private static Rune? Find(Rune rune) =>
        rune.IsBmp && Letters.IndexOf((char)rune.Value, StringComparison.Ordinal) is >= 0 and var at ? new Rune(Latin[at]) : null;

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(
        @"[\p{IsBasicLatin}\p{IsLatin-1Supplement}\p{IsLatinExtended-A}\p{IsLatinExtended-B}\p{IsIPAExtensions}\p{IsLatinExtendedAdditional}-[\P{L}]]",
        RegexOptions.CultureInvariant)]
    private static partial Regex LatinLetter();

    [GeneratedRegex(@"[\p{IsGreek}\p{IsGreekExtended}-[\P{L}]]", RegexOptions.CultureInvariant)]
    private static partial Regex GreekLetter();

    [GeneratedRegex(@"[\p{IsCyrillic}\p{IsCyrillicSupplement}-[\P{L}]]", RegexOptions.CultureInvariant)]
    private static partial Regex CyrillicLetter();

    [GeneratedRegex(@"[\p{IsArmenian}-[\P{L}]]", RegexOptions.CultureInvariant)]
    private static partial Regex ArmenianLetter();

    [GeneratedRegex(@"[\p{IsCherokee}-[\P{L}]]", RegexOptions.CultureInvariant)]
    private static partial Regex CherokeeLetter();
}
