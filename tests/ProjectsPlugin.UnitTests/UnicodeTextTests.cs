using System.Text;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.UnitTests;

public sealed class UnicodeTextTests
{
    [Test]
    public void Whatever_a_stranger_sends_can_be_normalised([Values] NormalizationForm form)
    {
        using (Assert.EnterMultipleScope())
        {
            for (var value = 0; value <= 0x10FFFF; value += 0x100)
                Assert.That(() => Block(value).Normalized(form), Throws.Nothing, $"From U+{value:X4}");
        }
    }

    [TestCase(0xFFFE)]
    [TestCase(0xD800)]
    [TestCase(0xDC00)]
    public void What_is_no_character_is_replaced(int value) =>
        Assert.That($"a{(char)value}b".Normalized(), Is.EqualTo("a\uFFFDb"));

    [TestCase("e\u0301 \U0001F600", "\u00E9 \U0001F600")]
    [TestCase("\uFFFF", "\uFFFF")]
    public void Everything_else_stays(string text, string expected) =>
        Assert.That(text.Normalized(), Is.EqualTo(expected));

    private static string Block(int first) => string.Concat(Enumerable.Range(first, 0x100)
        .Select(value => value is >= 0xD800 and <= 0xDFFF ? $"{(char)value}a" : char.ConvertFromUtf32(value)));
}
