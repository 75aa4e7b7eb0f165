using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>Assistants that register themselves (RFC 7591).</summary>
public sealed class RegistrationOptions
{
    public const string Section = "Registration";

    /// <summary>The rate limiter's policy of <see cref="RequestsPerMinute"/>, for whatever stores a client for whoever asks.</summary>
    public const string RateLimit = "registration";

    /// <summary>
    /// Whether they may. Switched off, what people allowed those that did ends. Cursor and the MCP Inspector cannot connect without.
    /// </summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Registrations a minute from one address, per copy of the identity server.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; init; } = 20;

    /// <summary>Days after which a registration is removed if no person ever allowed the client anything. One that was used stays for good.</summary>
    [Range(1, 365)]
    public int UnusedDays { get; init; } = 30;

    /// <summary>How many registrations are kept that nobody allowed anything; the oldest give way to new ones.</summary>
    [Range(1, 1_000_000)]
    public int MaximumUnused { get; init; } = 10_000;
}
