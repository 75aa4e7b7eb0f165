using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer;
using ProjectsPlugin.IdentityServer.Engines.Duende;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Duende;

/// <summary>What only this engine has.</summary>
internal sealed class LicenseTests
{
    [TestCase("no key at all")]
    [TestCase("eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2R1ZW5kZXNvZnR3YXJlLmNvbSIsImF1ZCI6IklkZW50aXR5U2VydmVyIn0.c2lnbmF0dXJl")]
    public async Task A_key_that_cannot_be_read_stops_the_start_and_is_not_repeated(string key)
    {
        var installation = await Installation.Shared;
        await using var host = new HostUnderTest<IdentityServerMarker>(
            new Dictionary<string, string?>
            {
                [PublicUrl.Setting] = installation.PublicUrl.ToString(),
                ["ConnectionStrings:Postgres"] = installation.ConnectionString,
                ["Duende:LicenseKey"] = key,
            },
            clock: null, LogLevel.None, new CapturedLogs());

        var refusal = Assert.Throws<OptionsValidationException>(() => host.Start());

        Assert.That(refusal.Message, Does.StartWith("Duende__LicenseKey is no licence key").And.Not.Contain(key));
    }

    [Test]
    public void The_error_that_lists_every_client_is_written_once_a_day_and_everything_else_always()
    {
        var clock = new FakeTimeProvider();
        using var logs = new CapturedLogs();
        using var inner = new LoggerFactory([logs]);
        using var factory = new LicenseLogFactory(inner, clock);

        void Write(TimeSpan later, string client)
        {
            clock.Advance(later);
            var log = factory.CreateLogger("Duende.IdentityServer.License");
            var clients = new Dictionary<string, object?> { ["ClientsUsed"] = client };
            log.Log(LogLevel.Error, default, clients, null, (_, _) => $"The clients used were: {client}.");
            log.Log(LogLevel.Error, default, "", null, (_, _) => "The license is expired.");
        }

        Write(TimeSpan.Zero, "first");
        Write(TimeSpan.FromMinutes(1), "second");
        Write(TimeSpan.FromHours(23), "third");
        Write(TimeSpan.FromHours(1), "fourth");

        Assert.That(logs.Entries.Select(entry => entry.Message), Is.EqualTo(
        [
            "The clients used were: first.", "The license is expired.", "The license is expired.", "The license is expired.",
            "The clients used were: fourth.", "The license is expired.",
        ]));
    }
}
