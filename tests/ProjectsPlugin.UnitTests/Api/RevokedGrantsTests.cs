using ProjectsPlugin.Api.Revocation;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.UnitTests.Api;

internal sealed class RevokedGrantsTests
{
    private static readonly DateTime Noon = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);

    private readonly Stopwatch _time = new();

    [Test]
    public void Nothing_is_known_before_the_first_read_and_when_the_last_is_half_a_minute_old()
    {
        var revoked = new RevokedGrants(_time);
        var atFirst = revoked.AreKnown;
        revoked.Complete(revoked.Ask(), Noon);
        var afterARead = revoked.AreKnown;
        _time.Elapsed += TimeSpan.FromSeconds(29);
        var stillTrusted = revoked.AreKnown;
        _time.Elapsed += TimeSpan.FromSeconds(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(atFirst, Is.False);
            Assert.That(afterARead, Is.True);
            Assert.That(stillTrusted, Is.True);
            Assert.That(revoked.AreKnown, Is.False);
        }
    }

    [Test]
    public void A_feed_is_expected_half_a_minute_after_the_start_and_ever_since_it_was_read()
    {
        RevokedGrants neverRead = new(_time), readOnce = new(_time);

        var atFirst = neverRead.IsExpected;
        readOnce.Complete(readOnce.Ask(), Noon);
        var onceRead = readOnce.IsExpected;
        _time.Elapsed += RevokedGrants.Trust;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(atFirst, Is.False);
            Assert.That(onceRead, Is.True);
            Assert.That(neverRead.IsExpected, Is.True);
        }
    }

    [Test]
    public void A_grant_is_kept_for_as_long_as_a_token_of_it_can_live_by_the_databases_clock()
    {
        var revoked = new RevokedGrants(_time);
        revoked.Add("a", Noon);

        revoked.Complete(revoked.Ask(), Noon + RevocationFeed.Kept);
        var atTheEnd = revoked.Contains("a");
        revoked.Complete(revoked.Ask(), Noon + RevocationFeed.Kept + TimeSpan.FromSeconds(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(RevocationFeed.Kept, Is.GreaterThan(TimeSpan.FromMinutes(RevocationFeed.MaxAccessMinutes)));
            Assert.That(atTheEnd, Is.True);
            Assert.That(revoked.Contains("a"), Is.False);
        }
    }

    private sealed class Stopwatch : TimeProvider
    {
        public TimeSpan Elapsed { get; set; } = TimeSpan.FromHours(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
