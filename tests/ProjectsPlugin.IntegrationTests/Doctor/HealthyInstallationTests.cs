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
            Assert.That(report.Marked("skipped"), Is.SubsetOf(new[] { "TLS and the certificate", "Plain http", "Manifest: verification token", "A full sign-in" }));
            Assert.That(AllChecks.List.Select(check => check.Name), Is.Unique);
        }
    }

    [Test]
    public async Task A_proxy_that_changes_nothing_is_no_fault()
    {
        var report = await DoctorReport.RunBehindProxyAsync(_ => { });

        Assert.That(report.ExitCode, Is.Zero, report.Output);
    }
}
