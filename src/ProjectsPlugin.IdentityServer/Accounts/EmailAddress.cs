using System.Net.Mail;
using System.Text;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>How an e-mail address is written when it is a sign-in name: trimmed, in Unicode's NFC, and alike in either case.</summary>
public static class EmailAddress
{
    /// <summary>The address as it is kept and shown; null if it cannot be one.</summary>
    public static string? TryParse(string? typed)
    {
        if (Trimmed(typed) is not { } address)
            return null;

        return MailAddress.TryCreate(address, out var parsed) && parsed.Address == address && !address.Contains(' ', StringComparison.Ordinal)
            ? address
            : null;
    }

    /// <summary>What to look an account up by; an empty string, which no account has, for what cannot be an address.</summary>
    public static string Key(string? typed) => Trimmed(typed)?.ToUpperInvariant() ?? "";

    private static string? Trimmed(string? typed)
    {
        // Bounded before it is normalised. PostgreSQL refuses U+0000 in text.
        if (typed?.Trim() is not { Length: > 0 and <= 2 * Account.EmailLength } trimmed
            || trimmed.Any(char.IsControl)
            || trimmed.EnumerateRunes().Contains(Rune.ReplacementChar))
        {
            return null;
        }

        var address = trimmed.Normalized();
        return address.Length <= Account.EmailLength ? address : null;
    }
}
