using System.Collections.Frozen;

namespace ProjectsPlugin.IdentityServer.Accounts.Passwords;

/// <summary>What guessers try first.</summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> List = new(() => new[] { "password", "password1", "12345678" }.ToFrozenSet(StringComparer.Ordinal));

    public static int Count => List.Value.Count;

    /// <param name="folded">As <see cref="PasswordRules.Fold"/> writes it.</param>
    public static bool Contains(string folded) => List.Value.Contains(folded);
}
