using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>What a person who signs in may try.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The rate limiter's policy of <see cref="AttemptsPerMinute"/>, for whatever takes a password.</summary>
    public const string RateLimit = "sign-in";

    /// <summary>Passwords a minute from one network, for any account, per copy of the identity server.</summary>
    [Range(1, 100_000)]
    public int AttemptsPerMinute { get; init; } = 30;

    /// <summary>Wrong passwords in a row, from one network or one known browser, before an account is locked to it.</summary>
    [Range(1, 100)]
    public int FailuresBeforeLock { get; init; } = 5;

    /// <summary>Wrong passwords in a row, from anywhere, before an account is locked to all but the browsers that have signed in to it before.</summary>
    [Range(1, 10_000)]
    public int FailuresOfAccountBeforeLock { get; init; } = 50;

    /// <summary>Minutes for which a lock holds.</summary>
    [Range(1, 1440)]
    public int LockMinutes { get; init; } = 5;

    /// <summary>Hours for which a link that sets a password works.</summary>
    [Range(1, 720)]
    public int PasswordLinkHours { get; init; } = 24;

    public TimeSpan Lock => TimeSpan.FromMinutes(LockMinutes);

    public TimeSpan PasswordLinkLifetime => TimeSpan.FromHours(PasswordLinkHours);
}
