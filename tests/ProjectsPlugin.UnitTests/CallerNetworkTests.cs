using System.Net;
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
        Assert.That(CallerNetwork.Of(IPAddress.Parse(address)), Is.EqualTo(network));
}
