using System.Text;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Accounts.Passwords;

/// <summary>
/// What a password must be: long enough, and not what guessers try first. It may have any characters and is never cut.
/// </summary>
public static class PasswordRules
{
    /// <summary>In Unicode code points.</summary>
    public const int MinLength = 8;

    /// <summary>In Unicode code points.</summary>
    public const int MaxLength = 128;

    public static PasswordError? FaultOf(string password, string email, string name)
    {
        var length = password.EnumerateRunes().Count();
        if (length < MinLength)
            return PasswordError.TooShort;
        if (length > MaxLength)
            return PasswordError.TooLong;

        var folded = Fold(password);
        return CommonPasswords.Contains(folded) || IsOwn(folded, email, name) ? PasswordError.TooCommon : null;
    }

    /// <summary>How two spellings of one password are told to be alike, for the comparison with lists only.</summary>
    internal static string Fold(string text) =>
        text.Normalized(NormalizationForm.FormKC).ToLowerInvariant();

    private static bool IsOwn(string folded, string email, string name)
    {
        var address = Fold(email);
        var words = Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] own = [address, address.Split('@')[0], string.Join(' ', words), string.Concat(words), string.Join('.', words), string.Concat(words.Reverse())];
        return own.Contains(folded, StringComparer.Ordinal);
    }
}
