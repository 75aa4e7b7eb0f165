using System.ComponentModel.DataAnnotations;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>How long what an assistant was given is good for.</summary>
public sealed class TokenLifetimes : IValidatableObject
{
    public const string Section = "Tokens";

    /// <summary>Minutes for which an access token opens the API.</summary>
    [Range(1, RevocationFeed.MaxAccessMinutes)]
    public int AccessMinutes { get; init; } = 15;

    /// <summary>Days for which an unused refresh token can be used; each use starts anew.</summary>
    [Range(1, 365)]
    public int RefreshDays { get; init; } = 30;

    /// <summary>Days after the sign-in at which refreshing ends for good.</summary>
    [Range(1, 730)]
    public int AbsoluteDays { get; init; } = 180;

    /// <summary>Seconds for which a refresh token works on after its successor was used first, for a client that asked twice; with 0 it works once.</summary>
    [Range(0, 600)]
    public int RefreshReuseSeconds { get; init; } = 120;

    /// <summary>Until a code must be exchanged (RFC 6749, section 4.1.2; ASVS 10.4.3).</summary>
    internal static TimeSpan Code { get; } = TimeSpan.FromMinutes(1);

    internal TimeSpan Access => TimeSpan.FromMinutes(AccessMinutes);

    internal TimeSpan Refresh => TimeSpan.FromDays(RefreshDays);

    internal TimeSpan Absolute => TimeSpan.FromDays(AbsoluteDays);

    internal TimeSpan RefreshReuse => TimeSpan.FromSeconds(RefreshReuseSeconds);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AbsoluteDays < RefreshDays)
        {
            yield return new ValidationResult(
                $"Tokens__AbsoluteDays ({AbsoluteDays}) is less than Tokens__RefreshDays ({RefreshDays}). Set it to at least that.");
        }
    }
}
