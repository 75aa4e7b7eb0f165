using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.Doctor;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Doctor;

/// <summary>The doctor at an installation that lacks nothing.</summary>
internal sealed class HealthyInstallationTests
{
    [Test]
    public async Task It_passes_every_check_there_is()
    {
        var report = await DoctorReport.RunAsync(null, (await Installation.Shared).PublicUrl.ToString());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ExitCode, Is.Zero, report.Output);
            Assert.That(report.Marked("FAILED"), Is.Empty);
            Assert.That(report.Marked("ok"), Has.Count.GreaterThan(18));
            Assert.That(
                report.Marked("skipped"),
                Is.SubsetOf(new[] { "TLS and the certificate", "Plain http", "Manifest: verification token", "A full sign-in" }));
            Assert.That(AllChecks.Create(TimeProvider.System).Select(check => check.Name), Is.Unique);
        }
    }

    [TestCase("2026-12-11T23:59:59Z", "GPT Actions (until 11 December 2026)", "GPT Action (until 11 December 2026)")]
    [TestCase("2026-12-12T00:00:00Z", "GPT Actions (retired)", "GPT Action (retired)")]
    [TestCase("2031-01-01T00:00:00Z", "GPT Actions (retired)", "GPT Action (retired)")]
    public async Task It_says_until_when_there_are_GPT_Actions(string now, params string[] expected)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

        var report = await DoctorReport.RunAsync(null, "", [(await Installation.Shared).PublicUrl.ToString()], time);

        var said = Regex.Matches(report.Output, @"GPT Actions? \([^)]*\)").Select(match => match.Value).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ExitCode, Is.Zero, report.Output);
            Assert.That(said.Distinct(), Is.EquivalentTo(expected));
            Assert.That(said, Has.Count.EqualTo(4));
        }
    }

    [Test]
    public async Task A_proxy_that_changes_nothing_is_no_fault()
    {
        var report = await DoctorReport.RunBehindProxyAsync(_ => { });

        Assert.That(report.ExitCode, Is.Zero, report.Output);
    }
}
