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
    public void Its_errors_are_written_for_a_minute_a_day()
    {
        var clock = new FakeTimeProvider();
        var log = new DuendeLicense.Log(clock);

        bool After(TimeSpan time)
        {
            clock.Advance(time);
            return log.IsEnabled(LogLevel.Error);
        }

        Assert.That(
            new[]
            {
                After(TimeSpan.Zero), After(TimeSpan.FromSeconds(59)), After(TimeSpan.FromSeconds(1)),
                After(TimeSpan.FromHours(23)), After(TimeSpan.FromHours(1)), After(TimeSpan.FromMinutes(1)),
            },
            Is.EqualTo([true, true, false, false, true, false]));
    }
}
