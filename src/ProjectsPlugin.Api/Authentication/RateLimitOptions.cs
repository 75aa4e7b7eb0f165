using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>How much one person may ask through one assistant, over REST and MCP together, per copy of the API.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "RateLimit";

    /// <summary>Calls a minute.</summary>
    [Range(1, 1_000_000)]
    public int PerMinute { get; set; } = 120;

    /// <summary>Calls at the same time.</summary>
    [Range(1, 10_000)]
    public int Concurrent { get; set; } = 20;
}
