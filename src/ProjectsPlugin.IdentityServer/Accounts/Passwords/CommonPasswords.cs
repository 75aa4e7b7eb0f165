using System.Collections.Frozen;

namespace ProjectsPlugin.IdentityServer.Accounts.Passwords;

/// <summary>
/// What guessers try first: common words and keyboard walks, plain, doubled, reversed, before and after the usual digits,
/// years and signs. The words are in <c>common-words.txt</c>; the list is kept as stems and endings, not spelled out.
/// </summary>
internal static class CommonPasswords
{
    private static readonly string[] Endings =
    [
        "", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "00", "01", "07", "10", "11", "12", "13", "21", "22", "23", "33", "42", "44", "55", "66", "69",
        "77", "88", "99",
        "000", "007", "100", "101", "111", "123", "222", "234", "321", "333", "420", "555", "666", "777", "888", "911", "999", "1234", "4321", "12345",
        "123456", "1234567", "12345678", "123456789",
        "!", "!!", "!!!", "?", ".", "*", "@", "#", "$", "1!", "12!", "123!", "1234!", "!1", "!123", "@1", "@12", "@123", "@1234", "#1", "#123", "_1", "_123",
        "-1", "-123", ".1", ".123", "a", "abc", "x", "xx", "xxx", "qwe", "q",
    ];

    private static readonly string[] Beginnings =
        ["", "1", "12", "123", "1234", "a", "i", "my", "the", "im", "iam", "ilove", "mr", "super", "xx", "!", "@", "*"];

    private static readonly string[] KeyboardLines =
    [
        "1234567890", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm", "yxcvbnm", "wxcvbn", "abcdefghijklmnopqrstuvwxyz",
        "!@#$%^&*()",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "a1b2c3d4e5f6g7h8", "1a2b3c4d5e6f7g8h",
        "zaqxswcdevfrbgtnhymju", "!qaz@wsx#edc$rfv", "1qazxsw23edcvfr4", "qweasdzxc", "asdqwezxc", "147258369", "789456123", "123654789", "741852963",
    ];

    private static readonly string[] Halves =
    [
        "1234", "12345", "123456", "4321", "qwer", "qwert", "qwerty", "qwertz", "azerty", "asdf", "asdfg", "asdfgh", "zxcv", "zxcvb", "zxcvbn", "abcd",
        "abcde", "abc123", "qwe123", "1qaz", "2wsx", "zaq1", "xsw2", "!qaz", "@wsx", "qaz", "wsx", "qwe", "asd", "zxc", "123", "321",
    ];

    private static readonly FrozenSet<string> Stems = Words().Concat(Walks()).Concat(Pairs())
        .SelectMany(stem => new[] { stem, Reverse(stem) })
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AllEndings = Endings.Concat(Years()).ToFrozenSet(StringComparer.Ordinal);

    private static readonly int MaxEndingLength = AllEndings.Max(ending => ending.Length);

    /// <summary>The list spelled out: what is long enough to be a password at all.</summary>
    public static IEnumerable<string> All =>
        from stem in Stems
        from ending in AllEndings
        where stem.Length + ending.Length >= PasswordRules.MinLength
        select stem + ending;

    /// <param name="folded">As <see cref="PasswordRules.Fold"/> writes it.</param>
    public static bool Contains(string folded) => PasswordPatterns.IsPattern(folded) || PasswordPatterns.Disguises(folded).Any(IsListed);

    private static bool IsListed(string text) =>
        Beginnings.Any(beginning => text.StartsWith(beginning, StringComparison.Ordinal) && IsStemWithEnding(text[beginning.Length..]))
        || (text.Length % 2 == 0 && text[..(text.Length / 2)] == text[(text.Length / 2)..] && Stems.Contains(text[..(text.Length / 2)]));

    private static bool IsStemWithEnding(string text) =>
        Enumerable.Range(0, Math.Min(text.Length, MaxEndingLength) + 1).Any(length => AllEndings.Contains(text[^length..]) && Stems.Contains(text[..^length]));

    private static IEnumerable<string> Pairs() =>
        from first in Halves.Append("")
        from second in Halves
        select first + second;

    private static IEnumerable<string> Walks() =>
        from line in KeyboardLines
        from start in Enumerable.Range(0, line.Length)
        from length in Enumerable.Range(4, line.Length)
        where start + length <= line.Length
        select line.Substring(start, length);

    private static IEnumerable<string> Years() =>
        Enumerable.Range(1970, 66).SelectMany(year => new[] { $"{year}", $"{year}!" });

    private static string Reverse(string text) => string.Concat(text.Reverse());

    private static IEnumerable<string> Words()
    {
        using var resource = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-words.txt")!;
        using var lines = new StreamReader(resource);
        return lines.ReadToEnd()
            .Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct();
    }
}
