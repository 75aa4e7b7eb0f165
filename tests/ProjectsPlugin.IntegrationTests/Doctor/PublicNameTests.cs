using System.Net.Security;
using Microsoft.AspNetCore.Http;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Doctor;
using ProjectsPlugin.Doctor.Checks;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Doctor;

/// <summary>What is looked at only where an installation has a public name and https.</summary>
internal sealed class PublicNameTests
{
    [TestCase("help@example.org", "https://www.example.org/privacy", null)]
    [TestCase("help@other.example", "https://www.example.org/privacy", "Plugin__ContactEmail")]
    [TestCase("help@example.org", "https://other.example/privacy", "Plugin__LegalInfoUrl")]
    public async Task Contact_and_legal_page_are_of_the_manifests_domain(string email, string legal, string? setting)
    {
        await using var server = await DocumentHost.StartAsync();
        const string Origin = "https://plugin.example.org";
        server.Serve(
            context => context.Response.WriteAsJsonAsync(new
            {
                api = new { url = Origin + "/openapi.yaml" },
                auth = new { client_url = Origin + "/oauth", authorization_url = Origin + "/auth/oauth_exchange" },
                contact_email = email,
                legal_info_url = legal,
            }),
            new Uri($"https://{server.Authority}{Paths.Manifest}"));
        using var target = new CheckContext(PublicUrl.Parse(Origin), connections: () => To(server.Port));

        var result = await new ManifestDomainCheck().RunAsync(target, CancellationToken.None);

        Assert.That(
            (result.Outcome, result.Fix),
            Is.EqualTo(setting is null ? (Outcome.Passed, "") : (Outcome.Failed, $"Set {setting} to one at example.org or below.")));
    }

    [TestCase("https://plugin.example.org/.well-known/ai-plugin.json", Outcome.Passed)]
    [TestCase("https://other.example/", Outcome.Failed)]
    [TestCase(null, Outcome.Failed)]
    public async Task Plain_http_leads_to_https_and_nowhere_else(string? location, object expected)
    {
        await using var front = await RewritingProxy.StartAsync(await Installation.Shared, answer =>
        {
            if (location is not null)
                (answer.Status, answer.Headers.Location) = (301, location);
        });
        using var target = new CheckContext(PublicUrl.Parse("https://plugin.example.org"), connections: front.Connections);

        var result = await new PlainHttpCheck().RunAsync(target, CancellationToken.None);

        Assert.That(result.Outcome, Is.EqualTo(expected));
    }

    // Addresses of documentation (RFC 5737) are public to all but their readers.
    [TestCase("192.0.2.1", "203.0.113.7", Outcome.Passed)]
    [TestCase("192.0.2.1", "2001:db8::7", Outcome.Passed)]
    [TestCase("192.0.2.1", "127.0.0.1", Outcome.Failed)]
    [TestCase("192.0.2.1", "172.18.0.200", Outcome.Failed)]
    [TestCase("192.0.2.1", "::ffff:10.255.0.7", Outcome.Failed)]
    [TestCase("192.0.2.1", null, Outcome.Skipped)]
    [TestCase("10.255.0.1", "127.0.0.1", Outcome.Failed)]
    [TestCase("10.255.0.1", "10.255.0.7", Outcome.Skipped)]
    [TestCase("127.0.0.1", "127.0.0.1", Outcome.Passed)]
    public async Task A_proxy_that_does_not_say_who_calls_is_noticed(string host, string? seen, object expected)
    {
        await using var server = await DocumentHost.StartAsync();
        server.Serve(
            context =>
            {
                if (seen is not null)
                    context.Response.Headers[ResponseHeaders.CallerAddress] = seen;
                return context.Response.WriteAsync("Healthy");
            },
            new Uri($"https://{server.Authority}{Paths.HealthLive}"));
        using var target = new CheckContext(PublicUrl.Parse($"https://{host}"), connections: () => To(server.Port));

        var result = await new CallerAddressCheck().RunAsync(target, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Outcome, Is.EqualTo(expected), result.Found);
            if (result.Outcome is Outcome.Failed)
                Assert.That(result.Fix, Does.Contain("X-Forwarded-For").And.Contain("TrustedProxies").And.Contain(seen));
        }
    }

    /// <summary>Connections that come to a server on this machine, whose certificate is taken for that of any name.</summary>
    private static SocketsHttpHandler To(int port)
    {
        var connections = RewritingProxy.ConnectionsTo(port);
        connections.SslOptions.CertificateChainPolicy = DocumentHost.Trust;
        connections.SslOptions.RemoteCertificateValidationCallback = (_, _, _, errors) => errors is SslPolicyErrors.RemoteCertificateNameMismatch;
        return connections;
    }
}
