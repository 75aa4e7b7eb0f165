using System.Net;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Revocation;

/// <summary>Each way in which access ends, at both copies of the API, while the access token has long to live.</summary>
internal sealed class AccessRevocationTests
{
    private Installation _installation = null!;
    private Terminal _terminal = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _installation = await Installation.StartAsync(new InstallationOptions
        {
            Copies = 2,
            Settings = new Dictionary<string, string?> { ["Tokens:RefreshReuseSeconds"] = "0" },
        });
        _terminal = new Terminal(_installation.ConnectionString);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [TestCase(true)]
    [TestCase(false)]
    [Property("Checklist", 24)]
    public async Task Revoking_either_token_ends_the_access_token_and_nothing_else(bool refreshToken)
    {
        using var assistant = Assistant.Plugin(_installation);
        var answer = await assistant.SignInAsync();
        var anotherSignIn = await assistant.SignInAsync();
        using ApiAccess access = Of(answer), other = Of(anotherSignIn);
        var before = await access.IsOpenAsync();

        using var revoked = await assistant.RevokeAsync(refreshToken ? answer.RefreshToken : answer.AccessToken);
        var ended = await access.EndsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(ended, Is.True);
            Assert.That(await other.IsOpenAsync(), Is.True);
        }
    }

    [Test]
    [Property("Checklist", 20)]
    public async Task A_replayed_refresh_token_ends_the_access_tokens_of_its_family()
    {
        using var assistant = Assistant.Plugin(_installation);
        var first = await assistant.SignInAsync();
        var second = await assistant.RefreshAsync(first.RefreshToken);
        using ApiAccess older = Of(first), newer = Of(second);
        var before = await newer.IsOpenAsync();

        await assistant.RefreshAsync(first.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(await older.EndsAsync(), Is.True);
            Assert.That(await newer.EndsAsync(), Is.True);
        }
    }

    [Test]
    [Property("Checklist", 8)]
    public async Task A_replayed_code_ends_the_access_token_that_it_gave()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));
        using var access = Of(await assistant.ExchangeAsync(code));
        var before = await access.IsOpenAsync();

        await assistant.ExchangeAsync(code);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(await access.EndsAsync(), Is.True);
        }
    }

    [Test]
    [Property("Checklist", 23)]
    public async Task Somebody_who_left_is_out_and_what_was_ended_does_not_come_back_with_them()
    {
        using Assistant plugin = Assistant.Plugin(_installation), action = Assistant.Action(_installation);
        var email = await NewEmployee.HireAsync(_installation);
        var signedIn = await plugin.SignInAsync(email: email);
        using ApiAccess access = Of(signedIn), second = Of(await action.SignInAsync(email: email)), colleague = Of(await plugin.SignInAsync());
        var before = await access.IsOpenAsync();

        var said = await _terminal.RunAsync("employees", "deactivate", email);
        var ended = await access.EndsAsync() && await second.EndsAsync();
        await _terminal.RunAsync("employees", "reactivate", email);
        var refreshed = await plugin.RefreshAsync(signedIn.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(said.Output, Does.Contain("within two seconds"));
            Assert.That(ended, Is.True);
            Assert.That((refreshed.Status, refreshed.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
            Assert.That(await access.StatusesAsync(), Is.All.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(await colleague.IsOpenAsync(), Is.True);
        }
    }

    [Test]
    [Property("Checklist", 16)]
    public async Task Disconnecting_ends_every_sign_in_of_that_assistant_for_that_person_alone()
    {
        using Assistant plugin = Assistant.Plugin(_installation), action = Assistant.Action(_installation);
        var email = await NewEmployee.HireAsync(_installation);
        using var person = new Person(_installation, email);
        var first = await plugin.ExchangeAsync(plugin.Code(await person.AllowAsync(plugin.AuthorizeAddress())));
        using ApiAccess here = Of(first),
            elsewhere = Of(await plugin.SignInAsync(email: email)),
            otherAssistant = Of(await action.SignInAsync(email: email)),
            colleague = Of(await plugin.SignInAsync());
        var before = await here.IsOpenAsync() && await elsewhere.IsOpenAsync();

        using var pressed = await person.PressAsync(Paths.Connected, "Disconnect", _installation.ChatGptPlugin.Id);
        var ended = await here.EndsAsync() && await elsewhere.EndsAsync();
        var refreshed = await plugin.RefreshAsync(first.RefreshToken);
        using var asked = await plugin.CallAsync(Paths.UserInfo, first.AccessToken);
        person.Visited.Clear();
        await person.AllowAsync(plugin.AuthorizeAddress());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(ended, Is.True);
            Assert.That(refreshed.Error, Is.EqualTo("invalid_grant"));
            Assert.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "of UserInfo");
            Assert.That(person.Visited, Is.EqualTo(new[] { "/auth/consent" }), "the person is asked again");
            Assert.That(await otherAssistant.IsOpenAsync(), Is.True);
            Assert.That(await colleague.IsOpenAsync(), Is.True);
        }
    }

    [Test]
    [Property("Checklist", 23)]
    public async Task Signing_out_everywhere_ends_every_browser_and_every_assistant_of_that_person_alone()
    {
        using Assistant plugin = Assistant.Plugin(_installation), action = Assistant.Action(_installation);
        using var publicAssistant = await PublicAssistant.DiscoverAsync(_installation);
        var email = await NewEmployee.HireAsync(_installation);
        using Person person = new(_installation, email), elsewhere = new(_installation, email);
        using ApiAccess first = Of(await plugin.ExchangeAsync(plugin.Code(await person.AllowAsync(plugin.AuthorizeAddress())))),
            second = Of(await action.ExchangeAsync(action.Code(await elsewhere.AllowAsync(action.AuthorizeAddress()))));
        using ApiAccess mcp = ApiAccess.OfMcp(_installation, (await publicAssistant.SignInAsync(email: email)).AccessToken),
            colleague = Of(await plugin.SignInAsync());
        var code = plugin.Code(await elsewhere.AllowAsync(plugin.AuthorizeAddress()));
        var before = await first.IsOpenAsync() && await second.IsOpenAsync() && await mcp.IsOpenAsync();

        using var pressed = await person.PressAsync(Paths.Connected, "SignOutEverywhere");
        var ended = await first.EndsAsync() && await second.EndsAsync() && await mcp.EndsAsync();
        var exchanged = await plugin.ExchangeAsync(code);
        using var next = await elsewhere.GetAsync(plugin.AuthorizeAddress());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(ended, Is.True);
            Assert.That(exchanged.Error, Is.EqualTo("invalid_grant"));
            Assert.That(next.Headers.Location?.OriginalString, Does.StartWith("/auth/sign-in"));
            Assert.That(await colleague.IsOpenAsync(), Is.True);
        }
    }

    [Test]
    [Property("Checklist", 9)]
    public async Task A_code_is_worth_nothing_once_the_session_has_ended_in_which_it_was_allowed()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));

        using var signedOut = await person.PressAsync("/auth/sign-out");
        var answer = await assistant.ExchangeAsync(code);

        Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
    }

    [Test]
    [Property("Checklist", 16)]
    public async Task What_an_assistant_has_given_back_is_asked_for_again()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation, await NewEmployee.HireAsync(_installation));
        var answer = await assistant.ExchangeAsync(assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress())));

        using var revoked = await assistant.RevokeAsync(answer.RefreshToken);
        person.Visited.Clear();
        await person.AllowAsync(assistant.AuthorizeAddress());

        Assert.That(person.Visited, Is.EqualTo(new[] { "/auth/consent" }), "no decision counts that the person cannot see");
    }

    private ApiAccess Of(TokenAnswer answer) => new(_installation, answer.AccessToken);
}
