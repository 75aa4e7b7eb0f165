using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.DemoAssistant;

/// <summary>The demo assistant at <c>/try</c>.</summary>
public sealed class AssistantOptions
{
    public const string Section = "Assistant";

    /// <summary>
    /// Whether there is one; <c>Demo__Enabled</c> says so if this does not. Switched off, its registrations and their access go when the identity server
    /// starts, so hosts on their own have it set alike.
    /// </summary>
    public bool? Enabled { get; set; }

    /// <summary>
    /// Where the assistant's own requests for <c>PUBLIC_URL</c> go, if that does not lead to the gateway from where the API runs. AppHost sets it.
    /// </summary>
    public string? GatewayUrl { get; set; }

    /// <summary>How often a minute one address may start it, and let it run to the end, per copy of the API.</summary>
    [Range(1, 1_000_000)]
    public int RunsPerMinute { get; set; } = 10;

    /// <summary>The base address of an OpenAI-compatible API, such as <c>http://localhost:11434/v1</c>; without one no model writes.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The model's name there.</summary>
    public string? Model { get; set; }

    /// <summary>The key for it, where it wants one.</summary>
    public string? ApiKey { get; set; }

    public bool IsOn => Enabled is true;

    /// <summary>Whether a model chooses the tools and writes.</summary>
    public bool HasModel => !string.IsNullOrWhiteSpace(Endpoint);
}
