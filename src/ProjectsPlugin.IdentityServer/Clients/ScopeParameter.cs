using System.Text.RegularExpressions;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>
/// What a <c>scope</c> asks for. Words that are no scope here are ignored beside others that are (RFC 6749, section 3.3; RFC 7591, section 3.2.1), because
/// clients ask every server for what some have; alone they are refused.
/// </summary>
internal static partial class ScopeParameter
{
    private const int WordsTold = 5;

    public static string[] Split(string? scope) => scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Those that there are, each once.</summary>
    public static IReadOnlyList<string> Known(string? scope) => [.. Split(scope).Intersect(Scopes.All)];

    /// <summary>Why nothing that was asked for can be had; null if something can, or nothing was named.</summary>
    public static string? FaultOf(IReadOnlyList<string> asked)
    {
        if (asked.Count == 0 || asked.Intersect(Scopes.All).Any())
            return null;

        var none = Unknown(asked) is { } words ? $"There is no scope '{words}'." : "The request names an unknown scope.";
        return $"{none} Spaces separate scopes, and these are here: {string.Join(' ', Scopes.All)}";
    }

    /// <summary>The words that are no scope; null if there are none that can be quoted to whoever it is.</summary>
    public static string? Unknown(IEnumerable<string> asked) =>
        string.Join(' ', asked.Except(Scopes.All).Where(scope => Word().IsMatch(scope)).Take(WordsTold)) is { Length: > 0 } words ? words : null;

    [GeneratedRegex(@"\A[A-Za-z0-9_.:/,;+*-]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
