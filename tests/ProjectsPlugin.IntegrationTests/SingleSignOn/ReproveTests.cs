using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.SingleSignOn;

/// <summary>Assistants of people who vanished from their provider run dry (<c>SignIn__ReproveDays</c>).</summary>
internal sealed class ReproveTests
{
    private Company _company = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        var provider = await ScriptedProvider.StartAsync();
        _company = await Company.OpenAsync(
            provider, new() { ["SignIn:ReproveDays"] = "7" }, Company.Settings(provider, 0, Company.JustInTime, ("JustInTime", "true")));
    }

    [OneTimeTearDown]
    public async Task CloseAsync() => await _company.DisposeAsync();

    [Test]
    public async Task A_refresh_is_refused_once_the_provider_has_not_proved_the_person_for_so_long()
    {
        var ana = _company.Somebody(IdentityServerFixture.NewEmail());
        using var browser = _company.OpenBrowser();
        using var signedIn = await browser.SignInAsync(Company.JustInTime, ana);
        var token = await browser.AllowAsync();

        _company.Server.Clock.Advance(TimeSpan.FromDays(6));
        var before = await RefreshAsync(token);
        _company.Server.Clock.Advance(TimeSpan.FromDays(2));
        var late = await RefreshAsync(before["refresh_token"]!.GetValue<string>());
        using var provedAgain = await _company.SignInAsync(Company.JustInTime, ana with { Now = _company.Server.Clock.GetUtcNow() });
        var afterwards = await RefreshAsync(before["refresh_token"]!.GetValue<string>());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(late["error"]?.GetValue<string>(), Is.EqualTo("invalid_grant"));
            Assert.That(late["error_description"]?.GetValue<string>(), Does.Contain("sign in again"));
            Assert.That(provedAgain.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
            Assert.That(afterwards["access_token"], Is.Not.Null, "Nothing ended for good.");
        }
    }

    [Test]
    public async Task Somebody_of_no_provider_is_not_asked_to_come_by_one()
    {
        var ana = _company.Somebody(IdentityServerFixture.NewEmail());
        using var browser = _company.OpenBrowser();
        using var signedIn = await browser.SignInAsync(Company.JustInTime, ana);
        var token = await browser.AllowAsync();
        await _company.Server.AskAsync<IdentityServerDb, int>(
            db => db.Set<ExternalIdentity>().Where(identity => identity.Subject == ana.Subject).ExecuteDeleteAsync());

        _company.Server.Clock.Advance(TimeSpan.FromDays(8));

        Assert.That((await RefreshAsync(token))["access_token"], Is.Not.Null);
    }

    private async Task<JsonNode> RefreshAsync(string token)
    {
        using var client = _company.Server.CreateClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = token,
            ["client_id"] = ConfiguredClient.ChatGptPlugin.Id,
            ["client_secret"] = ConfiguredClient.ChatGptPlugin.Secret,
        });
        using var answer = await client.PostAsync("/auth/token", form);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
