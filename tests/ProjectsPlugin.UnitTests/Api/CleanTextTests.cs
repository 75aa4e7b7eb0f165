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
    [Property("Checklist", 51)]
    public void Text_is_cleaned(string text, string clean) => Assert.That(CleanText.Of(text), Is.EqualTo(clean));

    [TestCase("👩\u200D💻")]
    [TestCase("❤\uFE0F")]
    [TestCase("می\u200Cخواهم")]
    [TestCase("क्\u200Dष हिन्दी")]
    [TestCase("葛\U000E0100")]
    public void Joiners_and_variation_selectors_stay(string text) => Assert.That(CleanText.Of(text), Is.EqualTo(text));

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
