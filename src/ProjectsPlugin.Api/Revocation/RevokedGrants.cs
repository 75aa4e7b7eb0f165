using System.Collections.Concurrent;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Revocation;

/// <summary>
/// The grants that have ended while an access token of theirs may not have expired. It is asked at each call, so it is
/// memory alone; <see cref="RevocationReader"/> fills it.
/// </summary>
/// <param name="time">Tells how long ago the feed was read, never what time it is.</param>
public sealed class RevokedGrants(TimeProvider time)
{
    /// <summary>How old what was read last may be. Afterwards nobody can say whose access has ended, so nobody is let in.</summary>
    internal static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, DateTime> _ended = new(StringComparer.Ordinal);
    private readonly long _startedAt = time.GetTimestamp();
    private long _readAt;

    /// <summary>False until the feed was read for the first time, and while it has not been readable for half a minute.</summary>
    public bool AreKnown => Volatile.Read(ref _readAt) is not 0 and var readAt && time.GetElapsedTime(readAt) < Trust;

    /// <summary>
    /// Whether a feed that cannot be read is worth a warning. Hosts start together and the identity server makes the feed,
    /// so it may be missing for the first half-minute.
    /// </summary>
    internal bool IsExpected => Volatile.Read(ref _readAt) is not 0 || time.GetElapsedTime(_startedAt) >= Trust;

    public bool Contains(string grantId) => _ended.ContainsKey(grantId);

    /// <summary>The feed is about to be read.</summary>
    internal long Ask() => time.GetTimestamp();

    /// <param name="grantId">A grant that ended.</param>
    /// <param name="endedAt">When, by the database's clock.</param>
    internal void Add(string grantId, DateTime endedAt) => _ended[grantId] = endedAt;

    /// <summary>Everything that the feed had has been added.</summary>
    /// <param name="askedAt">When the feed was asked: what <see cref="Ask"/> returned.</param>
    /// <param name="now">The same by the database's clock.</param>
    internal void Complete(long askedAt, DateTime now)
    {
        foreach (var (grantId, endedAt) in _ended)
        {
            if (endedAt < now - RevocationFeed.Kept)
                _ended.TryRemove(grantId, out _);
        }

        Volatile.Write(ref _readAt, askedAt);
    }
}
