using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>How long a person stays signed in in a browser.</summary>
public sealed class SessionOptions
{
    public const string Section = "Sessions";

    /// <summary>Days without a visit after which a session ends.</summary>
    [Range(1, 365)]
    public int IdleDays { get; init; } = 14;

    /// <summary>Days after sign-in at which a session ends, visited or not.</summary>
    [Range(1, 365)]
    public int AbsoluteDays { get; init; } = 90;

    public TimeSpan Idle => TimeSpan.FromDays(IdleDays);

    public TimeSpan Absolute => TimeSpan.FromDays(AbsoluteDays);
}
