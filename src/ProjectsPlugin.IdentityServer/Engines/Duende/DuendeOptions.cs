namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>The licence and log of Duende IdentityServer.</summary>
public sealed class DuendeOptions
{
    public const string Section = "Duende";

    /// <summary>Without one it serves and says so in the log, for development and tests alone: its licence does not allow production.</summary>
    public string? LicenseKey { get; init; }

    /// <summary>From which level on its own log is written, and from Information on its events, too. The log may contain codes that it refuses.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.None;
}
