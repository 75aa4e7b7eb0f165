using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Doctor;

/// <summary>The doctor with a test account.</summary>
internal sealed class SignInTests
{
    private const string Check = "A full sign-in";

    [Test]
    public async Task It_signs_in_reads_who_it_is_and_gives_back_what_it_got()
    {
        var installation = await Installation.Shared;
        var revoked = new List<int>();

        var report = await DoctorReport.RunBehindProxyAsync(Note, "--email", Person.Emily);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ExitCode, Is.Zero, report.Output);
            Assert.That(report.Marked("ok"), Does.Contain(Check));
            Assert.That(report.Output, Does.Contain($"{Person.Emily} signed in").And.Contain("says who it is").And.Not.Contain(Installation.DemoPassword));
            Assert.That(revoked, Is.EqualTo((int[])[200]));
            Assert.That(installation.IdentityLogs.Text, Does.Not.Contain(Installation.DemoPassword));
        }

        void Note(ProxiedResponse answer)
        {
            if (answer.Path == Paths.Revoke)
                revoked.Add(answer.Status);
        }
    }

    [Test]
    public async Task A_wrong_password_is_named()
    {
        var report = await DoctorReport.RunAsync(null, "not the password", [(await Installation.Shared).PublicUrl.ToString(), "--email", Person.John]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.ExitCode, Is.EqualTo(1));
            Assert.That(
                report.About(Check),
                Does.Contain($"refused the password of {Person.John}").And.Contain("DOCTOR_PASSWORD").And.Contain("employees reset"));
            Assert.That(report.Marked("FAILED"), Is.EqualTo((string[])[Check]));
        }
    }

    [TestCase(200, "answered 400", Description = "The form's own cookie")]
    [TestCase(303, "asked to sign in again", Description = "The session's")]
    public async Task A_proxy_that_drops_cookies_is_named(int status, string found)
    {
        var report = await DoctorReport.RunBehindProxyAsync(Drop, "--email", Person.John);

        Assert.That(report.About(Check), Does.Contain(found).And.Contain("Let the proxy pass Set-Cookie").IgnoreCase);

        void Drop(ProxiedResponse answer)
        {
            if (answer.Status == status)
                answer.Headers.Remove("Set-Cookie");
        }
    }

    [Test]
    public async Task A_form_that_leads_elsewhere_gets_no_password()
    {
        var report = await DoctorReport.RunBehindProxyAsync(Divert, "--email", Person.John);

        Assert.That(report.About(Check), Does.Contain("The form at /auth/sign-in would be sent to https://elsewhere.invalid/"));

        static void Divert(ProxiedResponse answer)
        {
            if (answer.Path == "/auth/sign-in")
                answer.Text = answer.Text.Replace("<form ", "<form action='https://elsewhere.invalid/' ", StringComparison.Ordinal);
        }
    }

    [Test]
    public async Task Access_that_cannot_be_given_back_is_named()
    {
        var report = await DoctorReport.RunBehindProxyAsync(Block, "--email", Person.John);

        Assert.That(
            report.About(Check),
            Does.Contain("could not be given back. POST /auth/revoke answered 403").And.Contain($"revoke --employee {Person.John}"));

        static void Block(ProxiedResponse answer)
        {
            if (answer.Path == Paths.Revoke)
                answer.Status = 403;
        }
    }

    [Test]
    public async Task What_stops_the_official_client_is_told_in_its_words()
    {
        var report = await DoctorReport.RunBehindProxyAsync(Break, "--email", Person.John);

        Assert.That(report.About(Check), Does.Contain("The official MCP client gave up: "));

        static void Break(ProxiedResponse answer)
        {
            if (answer.Path == Paths.Register)
                answer.Status = 500;
        }
    }

    [Test]
    public async Task A_sign_in_that_cannot_work_is_not_tried()
    {
        var report = await DoctorReport.RunBehindProxyAsync(Empty, "--email", Person.John);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Marked("FAILED"), Is.EqualTo((string[])["Keys (JWKS)"]));
            Assert.That(report.Marked("skipped"), Does.Contain(Check));
            Assert.That(report.Output, Does.Contain("because it needs what failed above: Keys (JWKS)"));
        }

        static void Empty(ProxiedResponse answer)
        {
            if (answer.Path == Paths.Jwks)
                answer.Text = """{"keys":[]}""";
        }
    }
}
