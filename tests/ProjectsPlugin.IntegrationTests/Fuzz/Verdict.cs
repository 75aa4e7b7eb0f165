using System.Text.RegularExpressions;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Fuzz;

/// <summary>What no answer may be, whatever the request was.</summary>
internal static partial class Verdict
{
    private static readonly string[] Secrets =
        [Installation.DemoPassword, ConfiguredClient.ChatGptPlugin.Secret, ConfiguredClient.GptAction.Secret, ConfiguredClient.PreRegistered.Secret];

    /// <summary>What is wrong with the answer; null if nothing is.</summary>
    public static string? Of(RawRequest request, RawAnswer? answer, Installation installation)
    {
        if (answer is null)
            return request.Missing > 0 ? null : "The connection ended without an answer.";
        if (answer.Status is < 200 or >= 500)
            return $"Status {answer.Status}: {answer.Body}";
        if (Inside().Match(answer.Body) is { Success: true } inside)
            return $"The answer shows what is inside: {inside}";
        if (Array.Exists(Secrets, secret => (answer.Head + answer.Body).Contains(secret, StringComparison.Ordinal)))
            return "The answer shows a secret.";
        if (answer.Header("X-Injected") is not null)
            return "The answer has a header of the stranger's.";
        return answer.Header("Location") is { } location && !IsOurs(location, installation) ? $"It leads to {location}" : null;
    }

    private static bool IsOurs(string location, Installation installation) =>
        location is ['/'] or ['/', not ('/' or '\\'), ..]
        || location.StartsWith(installation.PublicUrl + "/", StringComparison.Ordinal)
        || location == PublicAssistant.Site || location.StartsWith(PublicAssistant.Site + '?', StringComparison.Ordinal);

    [GeneratedRegex(@"\n\s+at [\w.<>`]+\(|\w+Exception\b|Npgsql|Microsoft\.\w+|System\.\w+\.|/src/ProjectsPlugin")]
    private static partial Regex Inside();
}
