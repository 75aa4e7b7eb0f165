using System.Net;
using Microsoft.AspNetCore.Http;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>Where the server goes because a stranger told it to, and where it does not.</summary>
[Property("Checklist", 33)]
internal sealed class SsrfTests : FetcherFixture
{
    [Test]
    public async Task A_private_address_is_not_connected_to_unless_the_settings_name_the_host()
    {
        using var usual = new DocumentFetcher(DocumentsSetup.Connection([]), Clock, DocumentHost.Trust);

        var url = Host.Serve("{}");
        var fetched = await usual.FetchAsync(url, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fetched.Fault, Is.EqualTo("its host cannot be reached over https at public addresses."));
            Assert.That(fetched.Detail, Is.EqualTo("localhost does not lead to public addresses alone."));
            Assert.That(Host.RequestsTo(url), Is.Zero);
        }
    }

    // A name can lead to any of these, whatever DNS server answers for it.
    [TestCase("127.0.0.1")]
    [TestCase("10.0.0.1")]
    [TestCase("169.254.169.254")]
    [TestCase("::1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("64:ff9b::7f00:1")]
    [TestCase("2002:7f00:1::1")]
    [TestCase("fd00:ec2::254")]
    [TestCase("fe80::1%1")]
    [TestCase("8.8.8.8", "127.0.0.1")]
    [TestCase("2606:4700:4700::1111", "fd00::1")]
    public async Task A_name_that_leads_to_a_private_address_among_others_is_not_connected_to(params string[] addresses)
    {
        var connection = new GuardedConnection(
            (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)), (_, address) => PublicAddresses.Contains(address));
        using var fetcher = new DocumentFetcher(connection, Clock, DocumentHost.Trust);

        var url = new Uri($"https://moving.example:{Host.Port}{Host.Serve("{}").AbsolutePath}");
        var fetched = await fetcher.FetchAsync(url, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fetched.Detail, Is.EqualTo("moving.example does not lead to public addresses alone."));
            Assert.That(Host.RequestsTo(url), Is.Zero);
        }
    }

    [Test]
    public async Task A_name_that_leads_elsewhere_after_it_was_looked_at_leads_nowhere()
    {
        // 127.0.0.2 stands for a public address, 127.0.0.1 for a private one: the same port of two hosts.
        await using var attacker = await DocumentHost.StartAsync(Host.Port, IPAddress.Parse("127.0.0.2"));
        var lookups = 0;
        var connection = new GuardedConnection(
            (_, _) => Task.FromResult(new[] { IPAddress.Parse(lookups++ == 0 ? "127.0.0.2" : "127.0.0.1") }),
            (_, address) => address.Equals(IPAddress.Parse("127.0.0.2")));
        using var fetcher = new DocumentFetcher(connection, Clock, DocumentHost.Trust);
        var url = new Uri($"https://moving.example:{Host.Port}{attacker.Serve("{}").AbsolutePath}");

        var first = await fetcher.FetchAsync(url, CancellationToken.None);
        var second = await fetcher.FetchAsync(url, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Fault, Is.Null);
            Assert.That(second.Detail, Is.EqualTo("moving.example does not lead to public addresses alone."));
            Assert.That(lookups, Is.EqualTo(2));
            Assert.That(attacker.RequestsTo(url), Is.EqualTo(1));
            Assert.That(Host.RequestsTo(url), Is.Zero);
        }
    }

    [TestCase(StatusCodes.Status301MovedPermanently)]
    [TestCase(StatusCodes.Status302Found)]
    [TestCase(StatusCodes.Status303SeeOther)]
    [TestCase(StatusCodes.Status307TemporaryRedirect)]
    [TestCase(StatusCodes.Status308PermanentRedirect)]
    public async Task Nobody_is_sent_elsewhere(int status)
    {
        var elsewhere = Host.Serve("{}");
        var url = Host.Serve("{}", more: response => (response.StatusCode, response.Headers.Location) = (status, elsewhere.AbsoluteUri));

        var fetched = await FetchAsync(url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fetched.Fault, Is.EqualTo($"its host answered {status} where it must answer 200."));
            Assert.That((Host.RequestsTo(url), Host.RequestsTo(elsewhere)), Is.EqualTo((1, 0)));
        }
    }
}
