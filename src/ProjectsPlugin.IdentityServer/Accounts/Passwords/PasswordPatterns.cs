using System.Globalization;

namespace ProjectsPlugin.IdentityServer.Accounts.Passwords;

/// <summary>What no list can hold: sequences, repetitions, dates, and words with letters swapped for lookalikes.</summary>
internal static class PasswordPatterns
{
    private const int MaxUnitLength = 4;

    private static readonly string[] DateForms = ["yyyyMMdd", "ddMMyyyy", "MMddyyyy"];

    public static bool IsPattern(string text) => IsRepetition(text) || IsSequence(text) || IsDate(text);

    /// <summary>The words that a text may be a disguise of: itself, and with lookalikes read as letters, before any digits and signs at its end.</summary>
    public static IEnumerable<string> Disguises(string text)
    {
        yield return text;
        for (var end = text.Length; end > 0; end--)
        {
            yield return Undisguise(text[..end], one: 'i') + text[end..];
            yield return Undisguise(text[..end], one: 'l') + text[end..];
            if (char.IsLetter(text[end - 1]))
                yield break;
        }
    }

    private static string Undisguise(string text, char one) => string.Create(text.Length, (text, one), static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from.text[i] switch
            {
                '@' or '4' => 'a',
                '3' => 'e',
                '1' or '!' => from.one,
                '0' => 'o',
                '$' or '5' => 's',
                '7' => 't',
                var other => other,
            };
        }
    });

    /// <summary>Like <c>aaaaaaaa</c>, <c>abcabcab</c> or <c>12341234</c>: one short unit again and again.</summary>
    private static bool IsRepetition(string text) =>
        Enumerable.Range(1, MaxUnitLength).Any(unit => text.Length > unit && text.Skip(unit).SequenceEqual(text.SkipLast(unit)));

    /// <summary>Like <c>23456789</c> or <c>hgfedcba</c>; after 9 comes 0.</summary>
    private static bool IsSequence(string text)
    {
        var steps = text.Zip(text.Skip(1), (from, to) => (from, to) switch
        {
            ('9', '0') => 1,
            ('0', '9') => -1,
            _ => to - from,
        }).Distinct().ToArray();
        return steps is [1 or -1 or 2 or -2];
    }

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1900 and < 2100;
}
