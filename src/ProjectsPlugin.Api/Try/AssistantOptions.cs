using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.Api.Try;

/// <summary>The demo assistant at <c>/try</c>; settings <c>Assistant__…</c>.</summary>
internal sealed class AssistantOptions
{
    public const string Section = "Assistant";

    /// <summary>Whether there is one; where nobody says, it comes and goes with the demo data.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Where the assistant's own requests for <c>PUBLIC_URL</c> go, if that does not lead to the gateway from where the host runs.</summary>
    public string? GatewayUrl { get; set; }

    /// <summary>How often one address may start it, and how often let it run to the end.</summary>
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
