using System.Security.Cryptography;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>A client as an operator configured it: the name of its settings, and what is typed into the assistant.</summary>
internal sealed record ConfiguredClient(string Setting, string Id, string Secret)
{
    // One of each a run, so that an installation can be restarted.
    public static ConfiguredClient ChatGptPlugin { get; } = new("ChatGptPlugin", "chatgpt-plugin", NewSecret());

    public static ConfiguredClient GptAction { get; } = new("GptAction", "gpt-action", NewSecret());

    /// <summary>
    /// Agreed with a maker beforehand, as a service with PKCE; its id and secret have what Basic credentials have to escape (RFC 6749, section 2.3.1).
    /// </summary>
    public static ConfiguredClient PreRegistered { get; } = new("PreRegistered:1", "partner:service+1", NewSecret() + ":+%&= /ü");

    private static string NewSecret() => RandomNumberGenerator.GetHexString(48, lowercase: true);
}
