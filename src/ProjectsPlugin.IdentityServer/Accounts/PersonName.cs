using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>What to call a person, from text that others wrote.</summary>
internal static class PersonName
{
    /// <summary>The text on one line, without what nobody sees; null if nothing is left of it, or too much.</summary>
    public static string? OnOneLine(string text)
    {
        var line = string.Join(' ', VisibleText.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var visible = string.Concat(line.Where(character => !char.IsControl(character))).Normalized().Trim();
        return visible.EnumerateRunes().Count() is > 0 and <= Account.NameLength ? visible : null;
    }

    /// <summary>For somebody of whom nothing else is known.</summary>
    /// <param name="email">As <see cref="EmailAddress.TryParse"/> returned it.</param>
    public static string BeforeTheAt(string email) => string.Concat(email[..email.LastIndexOf('@')].EnumerateRunes().Take(Account.NameLength));
}
