using System.Net;
using Microsoft.AspNetCore.Http;

namespace ProjectsPlugin.IntegrationTests.SingleSignOn;

/// <summary>Providers that are down when the server starts, or afterwards.</summary>
internal sealed class ProviderOutageTests
{
    [Test]
    public async Task A_provider_that_does_not_answer_stops_no_start_and_its_button_is_off_until_it_does()
    {
        await using var company = await Company.WithoutPasswordsAsync(provider => provider.Outages[Company.JustInTime] = DownAsync);
        using var browser = company.OpenBrowser();

        using var attempt = await browser.GetAsync($"/auth/sso/{Company.JustInTime}");
        using var page = await browser.GetAsync("/auth/sign-in");
        var shown = await page.Content.ReadAsStringAsync();
        var health = await HealthAsync(company);
        company.Provider.Outages.Clear();
        using var again = await browser.SignInAsync(Company.JustInTime, company.Somebody());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(attempt.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(await attempt.Content.ReadAsStringAsync(), Does.Contain("sign-in does not answer"));
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK), "Nobody is sent to a provider that is down.");
            Assert.That(shown, Does.Contain("disabled>Continue with").And.Contain("does not answer right now").And.Not.Contain("/auth/sso/"));
            Assert.That(health, Is.EqualTo((HttpStatusCode.OK, "Degraded")));
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
            Assert.That(await HealthAsync(company), Is.EqualTo((HttpStatusCode.OK, "Healthy")));
        }
    }

    [TestCase("https://login.example.org")]
    [TestCase("http://127.0.0.1:1/just-in-time")]
    public async Task A_discovery_document_that_names_another_issuer_is_not_believed(string issuer)
    {
        await using var company = await Company.WithoutPasswordsAsync(
            provider => provider.Metadata[Company.JustInTime] = metadata => metadata["issuer"] = issuer);
        using var browser = company.OpenBrowser();

        using var attempt = await browser.GetAsync($"/auth/sso/{Company.JustInTime}");

        Assert.That(attempt.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task A_provider_that_breaks_down_while_somebody_is_there_is_told_apart_from_a_bad_answer()
    {
        await using var company = await Company.WithoutPasswordsAsync();
        using var browser = company.OpenBrowser();
        var back = company.Provider.Answer(await browser.BeginAsync(Company.JustInTime), company.Somebody());

        company.Provider.Outages[Company.JustInTime] = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        using var answer = await browser.GetAsync(back);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("sign-in does not answer"));
    }

    [Test]
    public async Task A_network_comes_back_from_providers_so_often_a_minute()
    {
        var provider = await ScriptedProvider.StartAsync();
        await using var company = await Company.OpenAsync(
            provider, new() { ["SignIn:ProviderSignInsPerMinute"] = "2" }, Company.Settings(provider, 0, Company.JustInTime));
        using var client = company.Server.CreateClient();

        var answers = new List<HttpStatusCode>();
        for (var visit = 0; visit < 3; visit++)
        {
            using var answer = await client.GetAsync($"/auth/sso/{Company.JustInTime}/callback?code=a&state=b");
            answers.Add(answer.StatusCode);
        }

        Assert.That(answers, Is.EqualTo(new[] { HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests }));
    }

    private static Task DownAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private static async Task<(HttpStatusCode, string)> HealthAsync(Company company)
    {
        using var client = company.Server.CreateClient();
        using var answer = await client.GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
