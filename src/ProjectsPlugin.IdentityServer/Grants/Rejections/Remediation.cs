using System.Text.RegularExpressions;

namespace ProjectsPlugin.IdentityServer.Grants.Rejections;

/// <summary>What an operator can do so that a request like a refused one is let through.</summary>
/// <param name="Note">What to know before doing it, or what to do if nothing is to be set.</param>
/// <param name="Lines">Settings and commands to paste, each with its value; none if no setting allows it.</param>
internal sealed partial record Remediation(string Note, params IReadOnlyList<string> Lines)
{
    /// <summary>Instead of a line that would not be safe to paste.</summary>
    private const string Unprintable = "What was sent has characters that a shell may act on, so nothing is printed to paste. "
        + "Write the setting by hand, with what the client's maker tells you.";

    /// <summary>With these settings, unless a stranger's value among them could do something in the operator's shell.</summary>
    public static Remediation Paste(string note, params IReadOnlyList<(string Name, string Value)> settings) =>
        settings.All(setting => IsHarmless(setting.Value))
            ? new Remediation(note, [.. settings.Select(setting => $"{setting.Name}={setting.Value}")])
            : new Remediation($"{note}\n{Unprintable}");

    /// <summary>Whether no shell reads anything but itself in the value.</summary>
    public static bool IsHarmless(string value) => Harmless().IsMatch(value);

    [GeneratedRegex(@"\A[A-Za-z0-9:/._?%+=,@\[\]-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Harmless();
}
