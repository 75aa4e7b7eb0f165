using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Doctor;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Doctor;

/// <summary>Installations at which nobody arrives: the cause is named, and the rest is skipped.</summary>
internal sealed class UnreachableInstallationTests
{
    [Test]
    public async Task A_name_that_leads_nowhere_is_named()
    {
        await AssertFailsAlone("https://doctor.invalid", "The name (DNS)", "Make a DNS record");
    }

    [Test]
    public async Task A_port_at_which_nothing_listens_is_named()
    {
        await AssertFailsAlone($"http://127.0.0.1:{FreePort.Next()}", "The port", "Nothing answers");
    }

    [Test]
    public async Task A_certificate_that_nobody_trusts_is_named()
    {
        await AssertFailsAlone($"https://{(await DocumentHost.Shared).Authority}", "TLS and the certificate", "is not good");
    }

    [Test]
    public async Task Http_where_https_was_promised_is_named()
    {
        await AssertFailsAlone($"https://127.0.0.1:{(await Installation.Shared).PublicUrl.Port}", "TLS and the certificate", "No TLS");
    }

    private static async Task AssertFailsAlone(string address, string check, string found)
    {
        var report = await DoctorReport.RunAsync(null, address);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ExitCode, Is.EqualTo(1));
            Assert.That(report.About(check), Does.Contain(found));
            Assert.That(report.Marked("FAILED"), Is.EqualTo((string[])[check]), report.Output);
            Assert.That(report.Marked("skipped"), Has.Count.GreaterThan(AllChecks.Create(TimeProvider.System).Count - 4));
            Assert.That(report.Output, Does.Contain($"because it needs what failed above: {check}"));
        }
    }
}
