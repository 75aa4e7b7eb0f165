using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using ProjectsPlugin.Api;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Exchange;

internal sealed class RefreshTests
{
    [Test]
    [Property("Checklist", 22)]
    public async Task A_refresh_keeps_person_scopes_audience_and_grant_and_rotates()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var first = await assistant.SignInAsync("projects me");

        var second = await assistant.RefreshAsync(first.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(second.RefreshToken, Is.Not.EqualTo(first.RefreshToken));
            Assert.That(second.AccessToken, Is.Not.EqualTo(first.AccessToken));
            Assert.That(second.Scopes, Is.EquivalentTo(first.Scopes));
            foreach (var claim in new[] { "sub", "aud", "iss", "grant_id", "client_id" })
                Assert.That(second.AccessClaims.GetClaim(claim).Value, Is.EqualTo(first.AccessClaims.GetClaim(claim).Value), claim);
        }
    }

    [TestCase(BodyStyle.Json)]
    [TestCase(BodyStyle.Form)]
    [TestCase(BodyStyle.Basic)]
    public async Task A_refresh_works_the_way_the_exchange_did(BodyStyle style)
    {
        var installation = await Installation.Shared;
        using var assistant = new Assistant(installation, installation.ChatGptPlugin, Assistant.Plugin(installation).RedirectUri) { Style = style };
        var first = await assistant.SignInAsync();

        var second = await assistant.RefreshAsync(first.RefreshToken);
        var third = await assistant.RefreshAsync(second.RefreshToken);

        Assert.That(third.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Property("Checklist", 20)]
    public async Task A_refresh_whose_answer_was_lost_can_be_repeated_even_after_its_successor_was_used()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var first = await assistant.SignInAsync();
        var second = await assistant.RefreshAsync(first.RefreshToken);
        await assistant.RefreshAsync(second.RefreshToken);

        var again = await assistant.RefreshAsync(first.RefreshToken);
        var onwards = await assistant.RefreshAsync(again.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(onwards.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Refreshes_at_the_same_time_all_work()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var first = await assistant.SignInAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => assistant.RefreshAsync(first.RefreshToken)));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Property("Checklist", 22)]
    public async Task A_refresh_can_ask_for_fewer_scopes_but_never_for_more()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var first = await assistant.SignInAsync("projects me");

        var fewer = await assistant.RefreshAsync(first.RefreshToken, ("scope", "me"));
        var more = await assistant.RefreshAsync(fewer.RefreshToken, ("scope", "projects users"));
        var again = await assistant.RefreshAsync(fewer.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fewer.Scopes, Does.Contain("me").And.Not.Contain("projects"));
            Assert.That(
                (more.Status, more.Error),
                Is.EqualTo((HttpStatusCode.BadRequest, "invalid_scope")),
                "with invalid_grant an assistant would throw the token away");
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [TestCase("everything")]
    [TestCase("everything me,projects")]
    public async Task A_scope_that_there_is_not_is_refused_and_costs_nobody_the_refresh_token(string scope)
    {
        using var assistant = Assistant.Plugin(await Installation.Shared);
        var first = await assistant.SignInAsync("me");

        var refused = await assistant.RefreshAsync(first.RefreshToken, ("scope", scope));
        var again = await assistant.RefreshAsync(first.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused.Status, refused.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_scope")));
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_refresh_token_is_worth_nothing_to_another_client()
    {
        var installation = await Installation.Shared;
        using var plugin = Assistant.Plugin(installation);
        using var action = Assistant.Action(installation);
        var first = await plugin.SignInAsync();

        var stolen = await action.RefreshAsync(first.RefreshToken);
        var own = await plugin.RefreshAsync(first.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((stolen.Status, stolen.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
            Assert.That(own.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task An_access_token_is_no_refresh_token_and_a_refresh_token_no_code()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var first = await assistant.SignInAsync();

        var access = await assistant.RefreshAsync(first.AccessToken);
        var code = await assistant.ExchangeAsync(first.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((access.Status, access.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
            Assert.That((code.Status, code.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
        }
    }

    [Test]
    public async Task No_token_code_secret_password_or_address_is_in_the_logs_at_the_most_talkative_level()
    {
        await using var installation = await Installation.StartAsync(new InstallationOptions { LogLevel = LogLevel.Trace });
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("openid email")));
        var first = await assistant.ExchangeAsync(code);
        var second = await assistant.RefreshAsync(first.RefreshToken);
        await assistant.CallAsync("/me", second.AccessToken);
        await assistant.CallAsync("/auth/userinfo", second.AccessToken);
        var pageSignIn = await person.BringCodeAsync(PageAddress.Company);
        using var page = await person.GetAsync(pageSignIn);

        var logs = installation.IdentityLogs.Text + installation.ApiLogs.Text;

        using (Assert.EnterMultipleScope())
        {
            var pageCode = QueryHelpers.ParseQuery(pageSignIn.Split('?')[1])["code"].ToString();
            string[] secrets =
            [
                code, first.AccessToken, first.RefreshToken, first.IdToken!, pageCode, second.AccessToken, second.RefreshToken,
                installation.ChatGptPlugin.Secret, Installation.DemoPassword, Person.Alec,
            ];
            foreach (var secret in secrets)
                Assert.That(
                    logs.Contains(secret, StringComparison.OrdinalIgnoreCase), Is.False, $"in the logs: {secret}{Environment.NewLine}{Around(logs, secret)}");
        }
    }

    private static string Around(string logs, string secret) =>
        logs.IndexOf(secret, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? logs[Math.Max(0, at - 300)..Math.Min(logs.Length, at + 100)] : "";
}
