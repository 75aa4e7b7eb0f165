using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.UnitTests.Api;

internal sealed class CleanTextTests
{
    [TestCase("a\u0000b\u0007c\u007Fd\u0085e\r\nf\tg", "abcde\nf\tg", TestName = "Control characters go, newline and tab stay")]
    [TestCase("a\u202Eb\u2066c\u200Fd\u061Ce", "abcde", TestName = "Bidi controls go")]
    [TestCase("a\u200Bb\u2060c\uFEFFd", "abcd", TestName = "Zero-width space, word joiner and byte order mark go")]
    [TestCase("hi\U000E0049\U000E0067\U000E006E\U000E007F", "hi", TestName = "Invisible tags go")]
    [TestCase("e\u0301", "é", TestName = "Text becomes composed")]
    [TestCase("e\u200B\u0301", "é", TestName = "What meets when something goes is composed too")]
    [TestCase("a\u00ADb\u034Fc\u180Ed\u2061e\u2062f\u2063g\u2064h\u206Ai", "abcdefghi", TestName = "Soft hyphens, joiners, separators and operators go")]
    [TestCase("a\u115Fb\u1160c\u3164d\uFFA0e", "abcde", TestName = "Hangul fillers go")]
    [TestCase("a\uFE00b\uFE0Fc\U000E0100\U000E01EFd", "abcd", TestName = "Variation selectors that carry bytes go")]
    [TestCase("😀\U000E0148\U000E0149\uFE0F\uFE0F\uFE0E!", "😀\uFE0F!", TestName = "An emoji keeps one selector")]
    [TestCase("a\uFFFEb\uFDD0c\U0001FFFFd", "abcd", TestName = "What is no character goes")]
    [TestCase("a\uFFF9b\uFFFBc\U0001D173d\U0001BCA0e", "abcde", TestName = "Annotations, musical and shorthand formats go")]
    [TestCase("a\u200Cb\u200Dc \u200D 都\u200D市", "abc  都市", TestName = "Joiners go where no script needs them")]
    [TestCase("م\u200C\u200D\u200Cخ", "م\u200Cخ", TestName = "Of several joiners one stays")]
    [TestCase("🏴\U000E0067\U000E0062\U000E0068\U000E0069\U000E007F", "🏴", TestName = "A flag of no country carries no tags")]
    [TestCase("葛\U000E0100飾", "葛飾", TestName = "An ideograph keeps its character, not its variant")]
    [Property("Checklist", 51)]
    public void Text_is_cleaned(string text, string clean) => Assert.That(CleanText.Of(text), Is.EqualTo(clean));

    [TestCase("👩\u200D💻")]
    [TestCase("❤\uFE0F")]
    [TestCase("می\u200Cخواهم")]
    [TestCase("क्\u200Dष हिन्दी")]
    [TestCase("👩🏽\u200D⚕\uFE0F 🏳\uFE0F\u200D🌈 1\uFE0F\u20E3 ❤\uFE0E")]
    [TestCase("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F!")]
    [TestCase("ශ්\u200Dරී ക്\u200Dഷ")]
    [TestCase("ᠨ\u180Bᠠ")]
    [TestCase("\u0600١٢ \u06DD")]
    [TestCase("Ünïcödé ½ … 한국어 ไทย")]
    public void What_a_script_or_an_emoji_is_spelt_with_stays(string text) => Assert.That(CleanText.Of(text), Is.EqualTo(text));

    [TestCase("abc", 3)]
    [TestCase("a😀", 2)]
    public void Length_counts_code_points(string text, int length) => Assert.That(CleanText.Length(text), Is.EqualTo(length));

    // Not as test cases: the metadata of an attribute cannot hold what is not Unicode.
    [Test]
    public void Half_a_surrogate_pair_becomes_a_replacement_character()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CleanText.Of("a\uD800b\uDC00"), Is.EqualTo("a\uFFFDb\uFFFD"));
            Assert.That(CleanText.Length("\uD800"), Is.EqualTo(1));
            Assert.That(SearchWords.Of("\uD800\0"), Is.Empty);
        }
    }
}
