using System.Globalization;
using System.Text;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>A name that a client gave itself, made fit to be shown to a person.</summary>
internal static class ClaimedName
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaximumLength = ClientOptions.NameLength;

    /// <summary>What a client is called that has no name to be called by.</summary>
    public const string None = "An assistant without a name";

    /// <summary>One line of what can be seen: no control or invisible characters, which could turn the page's own words around.</summary>
    public static string Clean(string? name)
    {
        var visible = string.Concat((name ?? "").EnumerateRunes().Select(rune => InvisibleCharacters.Include(rune) ? "" : Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
            UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => "",
            _ => rune.ToString(),
        }));
        var words = visible.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? string.Join(' ', words) : None;
    }

    /// <summary>
    /// The name as far as a person would tell it from another: letters and digits alone, without regard to case, form, accents and
    /// <see cref="Homoglyphs"/>.
    /// </summary>
    public static string Skeleton(string name) =>
        string.Concat(name.Normalized(NormalizationForm.FormKD).EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(Homoglyphs.Fold));
}
