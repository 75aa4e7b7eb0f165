using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.UnitTests;

[Property("Checklist", 46)]
public sealed class CallerNetworkTests
{
    [TestCase("192.0.2.7", "192.0.2.7")]
    [TestCase("::ffff:192.0.2.7", "192.0.2.7")]
    [TestCase("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [TestCase("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [TestCase("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    public void One_subscriber_has_one_limit(string address, string network) =>
        Assert.That(ClientIpPartition.Of(IPAddress.Parse(address)), Is.EqualTo(network));

    [TestCase(56, "2001:db8:1:{0:x}::1", 4)]
    [TestCase(48, "2001:db8:2:{0:x}00::1", 16)]
    [TestCase(64, "2001:db8:3:1::{0:x}", 1)]
    public async Task A_wider_network_of_IPv6_has_a_multiple_of_the_limit_however_many_small_ones_it_uses(int bits, string address, int times)
    {
        var limit = new CallerLimit(perMinute: 3);

        var passed = 0;
        for (var network = 1; network <= 100; network++)
            passed += await PassesAsync(limit, string.Format(CultureInfo.InvariantCulture, address, network)) ? 1 : 0;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(passed, Is.EqualTo(3 * times), $"of a /{bits}");
            Assert.That(await PassesAsync(limit, "2001:db8:9::1"), Is.True, "another network is none of it");
        }
    }

    [Test]
    public async Task Neighbours_of_IPv4_are_strangers()
    {
        var limit = new CallerLimit(perMinute: 1);

        for (var address = 1; address <= 200; address++)
            Assert.That(await PassesAsync(limit, $"192.0.2.{address}"), Is.True);

        Assert.That(await PassesAsync(limit, "192.0.2.7"), Is.False);
    }

    private static async Task<bool> PassesAsync(CallerLimit limit, string address)
    {
        await using var limiter = PartitionedRateLimiter.Create<string, string>(caller => limit.Of(IPAddress.Parse(caller)));
        using var lease = await limiter.AcquireAsync(address);
        return lease.IsAcquired;
    }
}
