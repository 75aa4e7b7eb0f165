using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.IdentityServer.Token.Keys;

/// <summary>How long a key that signs serves.</summary>
public sealed class KeyOptions
{
    public const string Section = "Keys";

    /// <summary>Days until a key's successor takes over.</summary>
    [Range(2, 3650)]
    public int RotateAfterDays { get; init; } = 90;

    /// <summary>Hours for which a successor is published before it is used, so that every reader has fetched it.</summary>
    [Range(1, 47)]
    public int PublishAheadHours { get; init; } = 24;

    internal TimeSpan RotateAfter => TimeSpan.FromDays(RotateAfterDays);

    internal TimeSpan PublishAhead => TimeSpan.FromHours(PublishAheadHours);
}
