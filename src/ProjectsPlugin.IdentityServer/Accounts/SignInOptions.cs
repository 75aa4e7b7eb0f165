using System.ComponentModel.DataAnnotations;
using ProjectsPlugin.IdentityServer.Accounts.Providers;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>What a person who signs in may try.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The rate limiter's policy of <see cref="AttemptsPerMinute"/>, for whatever takes a password.</summary>
    public const string RateLimit = "sign-in";

    /// <summary>The rate limiter's policy of <see cref="ProviderSignInsPerMinute"/>.</summary>
    public const string ProviderRateLimit = "provider-sign-in";

    /// <summary>The values of <see cref="Passwords"/>.</summary>
    public const string Everyone = "everyone";
    public const string Off = "off";

    /// <summary>
    /// Who may sign in by a password: <c>everyone</c>, or nobody (<c>off</c>), which takes a provider. With one provider and <c>off</c> the browser goes
    /// straight there.
    /// </summary>
    public string Passwords { get; init; } = Everyone;

    /// <summary>The company's identity providers (OpenID Connect), from <c>0</c>, up to ten. Each has a button on the sign-in page.</summary>
    public IList<ProviderOptions> Providers { get; init; } = [];

    /// <summary>Sign-ins by providers a minute that come back from there to one network, per copy of the identity server.</summary>
    [Range(1, 100_000)]
    public int ProviderSignInsPerMinute { get; init; } = 120;

    /// <summary>
    /// Days after which a person of an identity provider has to sign in there again, or assistants that refresh are refused; 0 for never. People who
    /// left the company, and whom nobody deactivates here, run dry by it.
    /// </summary>
    [Range(0, 3650)]
    public int ReproveDays { get; init; }

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

    public bool HasPasswords => Passwords != Off;

    public TimeSpan Lock => TimeSpan.FromMinutes(LockMinutes);

    public TimeSpan PasswordLinkLifetime => TimeSpan.FromHours(PasswordLinkHours);
}
