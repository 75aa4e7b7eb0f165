using System.Security.Cryptography;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>A client as an operator configured it: the name of its settings, and what is typed into the assistant.</summary>
internal sealed record ConfiguredClient(string Setting, string Id, string Secret)
{
    // One of each a run, so that an installation can be restarted.
    public static ConfiguredClient ChatGptPlugin { get; } = new("ChatGptPlugin", "chatgpt-plugin", NewSecret());

    public static ConfiguredClient GptAction { get; } = new("GptAction", "gpt-action", NewSecret());

    private static string NewSecret() => RandomNumberGenerator.GetHexString(48, lowercase: true);
}
