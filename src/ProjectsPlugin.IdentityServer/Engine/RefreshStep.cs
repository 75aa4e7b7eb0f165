using System.Globalization;
using System.Security.Claims;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>Where a refresh token stands in the rotation of its grant (RFC 9700, section 4.14.2), as the token itself says.</summary>
/// <param name="Id">This token's own; that of the first one is the grant's.</param>
/// <param name="PreviousId">The token whose use it was the answer to; null for the first one.</param>
/// <param name="IssuedAt">When that was.</param>
internal sealed record RefreshStep(Guid Id, Guid? PreviousId, DateTimeOffset IssuedAt)
{
    /// <summary>The claim in refresh tokens, which only we read.</summary>
    public const string Claim = "refresh_step";

    public static RefreshStep Of(ClaimsPrincipal granted, Guid grantId) =>
        granted.FindFirst(Claim)?.Value.Split(' ') is [var id, var previous, var issuedAt]
            ? new RefreshStep(Guid.Parse(id), Guid.Parse(previous), DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(issuedAt, CultureInfo.InvariantCulture)))
            : new RefreshStep(grantId, PreviousId: null, DateTimeOffset.MinValue);

    /// <summary>That of the token with which this one's use is answered.</summary>
    public RefreshStep Next(DateTimeOffset now) => new(Guid.NewGuid(), Id, now);

    /// <summary>The value of <see cref="Claim"/>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {PreviousId} {IssuedAt.ToUnixTimeMilliseconds()}");
}
