namespace ProjectsPlugin.Contracts;

/// <summary>
/// One of the three things that cross between the hosts in the database (<see cref="ActiveEmployees"/>, <see cref="DirectoryNames"/>): the grants
/// that ended lately, which the identity server appends and every copy of the API reads. Columns: <c>grant_id</c>, text as in
/// <see cref="TokenClaims.GrantId"/>, and <c>revoked_at</c>, by the database's clock.
/// </summary>
public static class RevocationFeed
{
    /// <summary>A view that the identity server makes.</summary>
    public const string View = "identity.revoked_grants";

    /// <summary>No access token is made to live for more minutes.</summary>
    public const int MaxAccessMinutes = 60;

    /// <summary>
    /// How long an ended grant stays in the feed: until the last access token of it has expired, also one that was being
    /// made at that moment, by clocks that differ.
    /// </summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(MaxAccessMinutes + 15);
}
