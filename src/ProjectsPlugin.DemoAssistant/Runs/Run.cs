using ProjectsPlugin.DemoAssistant.Recording;
using ProjectsPlugin.DemoAssistant.Tasks;

namespace ProjectsPlugin.DemoAssistant.Runs;

/// <summary>What of a run has to survive the way through the browser.</summary>
internal sealed record Run
{
    public required AssistantTask Task { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Whether the client had been registered before this run.</summary>
    public bool IsKnownClient { get; init; }

    /// <summary>What the callback must bring back (RFC 6749, section 10.12).</summary>
    public required string State { get; init; }

    /// <summary>The proof of who began it (RFC 7636).</summary>
    public required string Verifier { get; init; }

    public required AuthorizationServer Server { get; init; }

    /// <summary>What has been done so far.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>What the callback brought; null before.</summary>
    public string? Code { get; init; }
}
