namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>The licence of Duende IdentityServer.</summary>
public sealed class DuendeOptions
{
    public const string Section = "Duende";

    /// <summary>Without one it serves and says so in the log, for development and tests alone: its licence does not allow production.</summary>
    public string? LicenseKey { get; init; }
}
