using System.Net;
using ProjectsPlugin.Api;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Scim;

/// <summary>Somebody leaves the company, or the group that may sign in, and reads nothing more at either copy of either host.</summary>
[Property("Governing", "C-6")]
internal sealed class LeavingTests
{
    private static Installation Installation => ScimSetUp.Installation;

    private Provider _provider = null!;

    [SetUp]
    public void Connect() => _provider = ScimSetUp.NewProvider();

    [TearDown]
    public void Disconnect() => _provider.Dispose();

    [TestCase("disabled")]
    [TestCase("deleted")]
    [TestCase("out of the group")]
    public async Task Whoever_leaves_is_refused_everywhere_within_two_seconds(string way)
    {
        using Assistant plugin = Assistant.Plugin(Installation), action = Assistant.Action(Installation);
        using var publicAssistant = await PublicAssistant.RegisterAsync(Installation);
        var (email, id) = await ScimSetUp.HireAsync(_provider);
        using var person = new Person(Installation, email);
        using var page = await person.OpenAsync(PageAddress.Company);
        var signedIn = await plugin.ExchangeAsync(plugin.Code(await person.AllowAsync(plugin.AuthorizeAddress())));
        using ApiAccess rest = new(Installation, signedIn.AccessToken),
            mcp = ApiAccess.OfMcp(Installation, (await publicAssistant.SignInAsync(email: email)).AccessToken),
            colleague = new(Installation, (await plugin.SignInAsync(email: (await ScimSetUp.HireAsync(_provider)).Email)).AccessToken);
        var code = action.Code(await person.AllowAsync(action.AuthorizeAddress()));
        var before = await rest.IsOpenAsync() && await mcp.IsOpenAsync();

        var left = await LeaveAsync(way, id);
        var ended = await Task.WhenAll(rest.EndsAsync(), mcp.EndsAsync(), ApiAccess.WithinTwoSecondsAsync(async () =>
            (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => person.GetAsync(PageAddress.Company))))
                .All(answer => answer.StatusCode is not HttpStatusCode.OK)));
        var (refreshed, exchanged) = (await plugin.RefreshAsync(signedIn.RefreshToken), await action.ExchangeAsync(code));
        using var authorize = await person.GetAsync(plugin.AuthorizeAddress());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(before, Is.True);
            Assert.That(left.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.NoContent), left.Text);
            Assert.That(ended, Is.All.True);
            Assert.That((refreshed.Error, exchanged.Error), Is.EqualTo(("invalid_grant", "invalid_grant")));
            Assert.That(authorize.Headers.Location?.OriginalString, Does.StartWith("/auth/sign-in"));
            Assert.That(await colleague.IsOpenAsync(), Is.True);
        }

        await ReturnAsync(way, id, email);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await plugin.RefreshAsync(signedIn.RefreshToken)).Error, Is.EqualTo("invalid_grant"), "coming back revives nothing");
            Assert.That(await rest.StatusesAsync(), Is.All.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await action.ExchangeAsync(code)).Error, Is.EqualTo("invalid_grant"));
        }
    }

    [TestCase("deleted")]
    [TestCase("renamed")]
    [TestCase("replaced")]
    [Property("Governing", "C-8")]
    public async Task A_group_that_goes_takes_the_sign_in_of_its_members_with_it_and_not_of_those_who_have_another(string way)
    {
        using var assistant = Assistant.Plugin(Installation);
        var (memberEmail, memberId) = await ScimSetUp.HireAsync(_provider);
        var (otherEmail, otherId) = await ScimSetUp.HireAsync(_provider);
        var group = await _provider.AddGroupAsync("passing", memberId, otherId);
        await ScimSetUp.TakeOutAsync(_provider, memberId);
        using ApiAccess member = new(Installation, (await assistant.SignInAsync(email: memberEmail)).AccessToken),
            other = new(Installation, (await assistant.SignInAsync(email: otherEmail)).AccessToken);
        var before = await member.IsOpenAsync() && await other.IsOpenAsync();

        var done = way switch
        {
            "deleted" => await _provider.DeleteAsync($"/Groups/{group}"),
            "renamed" => await _provider.PatchAsync($"/Groups/{group}", $$"""{"op":"replace","path":"displayName","value":"{{Guid.NewGuid()}}"}"""),
            _ => await _provider.PutAsync($"/Groups/{group}", $$"""{"displayName":"passing {{Guid.NewGuid()}}","members":[]}"""),
        };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(done.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.NoContent), done.Text);
            Assert.That(await member.EndsAsync(), Is.True);
            Assert.That(await other.IsOpenAsync(), Is.True);
        }
    }

    [Test]
    [Property("Governing", "C-8")]
    public async Task Whoever_is_in_no_group_that_may_sign_in_is_told_so_and_can_once_they_are_in_one()
    {
        using var assistant = Assistant.Plugin(Installation);
        var (email, id) = await ScimSetUp.HireAsync(_provider);
        await ScimSetUp.TakeOutAsync(_provider, id);
        using var person = new Person(Installation, email);

        var refused = Assert.ThrowsAsync<AssertionException>(() => person.AllowAsync(assistant.AuthorizeAddress()));
        await ScimSetUp.LetInAsync(_provider, id);
        var signedIn = await assistant.SignInAsync(email: email);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Message, Does.Contain("not in a group that may sign in"));
            Assert.That(signedIn.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Somebody_who_was_deleted_is_not_found_and_comes_back_as_who_they_were()
    {
        var email = UserTests.NewEmail();
        var id = await _provider.AddUserAsync(email);
        var group = await _provider.AddGroupAsync($"{Guid.NewGuid()}", id);

        var deleted = await _provider.DeleteAsync($"/Users/{id}");
        var path = $"/Users/{id}";
        var gone = new[] { await _provider.GetAsync(path), await _provider.DeleteAsync(path), await _provider.PutAsync(path, "{}") };
        var found = await _provider.FindAsync("/Users", $"userName eq \"{email}\"");
        var members = await _provider.MembersAsync(group);
        var added = await _provider.PatchAsync($"/Groups/{group}", $$"""{"op":"add","path":"members","value":[{"value":"{{id}}"}]}""");
        var again = await _provider.PostAsync("/Users", $$"""{"userName":"{{email}}"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(gone.Select(answer => answer.Error.Status), Is.All.EqualTo(404));
            Assert.That(found, Is.Empty);
            Assert.That(members, Is.Empty);
            Assert.That(added.Error, Is.EqualTo((400, "invalidValue")));
            Assert.That((again.Status, again.Id, (bool?)again.Body!["active"]), Is.EqualTo((HttpStatusCode.Created, id, (bool?)true)));
        }
    }

    [Test]
    public async Task Whom_an_operator_deactivated_the_provider_does_not_let_back_in()
    {
        await using var server = await IdentityServerFixture.OpenAsync(new() { ["Scim:Enabled"] = "true" });
        using var provider = new Provider(server.CreateClient(), await Provider.AddTokenAsync(server.ConnectionString));
        var account = await server.EmployAsync();
        var path = $"/Users/{account.Id}";

        await server.DeactivateAsync(account);
        var enabled = await provider.PatchAsync(path, """{"op":"replace","path":"active","value":true}""");
        var replaced = await provider.PutAsync(path, $$"""{"userName":"{{account.Email}}","active":true}""");
        await server.ReactivateAsync(account);
        var byOperator = await provider.GetAsync(path);
        var disabled = await provider.PatchAsync(path, """{"op":"replace","path":"active","value":false}""");
        var back = await provider.PatchAsync(path, """{"op":"replace","path":"active","value":true}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                new[] { enabled, replaced, byOperator, disabled, back }.Select(answer => (bool?)answer.Body!["active"]),
                Is.EqualTo(new bool?[] { false, false, true, false, true }));
            Assert.That(await server.IsActiveAsync(account, server.Clock.GetUtcNow().AddMinutes(1)), Is.True);
        }
    }

    [Test]
    [Property("Governing", "C-8")]
    public async Task A_setting_that_lets_in_fewer_ends_the_others_at_the_next_start()
    {
        var database = await PreparedDatabase.CopyAsync();
        await using var installation = await Installation.StartAsync(new InstallationOptions { ConnectionString = database });
        using var assistant = Assistant.Plugin(installation);
        var signedIn = await assistant.SignInAsync();
        using var access = new ApiAccess(installation, signedIn.AccessToken);
        var before = await access.IsOpenAsync();

        var settings = new Dictionary<string, string?>
        {
            ["Groups:AllowSignIn:0"] = "Nobody",
            ["Demo:Enabled"] = "true",
            ["Demo:Password"] = Installation.DemoPassword,
        };
        await using var restarted = await IdentityServerFixture.OpenAsync(settings, database);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(await access.EndsAsync(), Is.True);
        }
    }

    private Task<ProviderAnswer> LeaveAsync(string way, string id) => way switch
    {
        "disabled" => _provider.PatchAsync($"/Users/{id}", """{"op":"Replace","path":"active","value":"False"}"""),
        "deleted" => _provider.DeleteAsync($"/Users/{id}"),
        _ => ScimSetUp.TakeOutAsync(_provider, id),
    };

    private async Task ReturnAsync(string way, string id, string email)
    {
        var back = way switch
        {
            "disabled" => await _provider.PatchAsync($"/Users/{id}", """{"op":"Replace","path":"active","value":"True"}"""),
            "deleted" => await _provider.PostAsync("/Users", $$"""{"userName":"{{email}}"}"""),
            _ => await ScimSetUp.LetInAsync(_provider, id),
        };
        Assert.That((int)back.Status, Is.InRange(200, 204), back.Text);
    }
}
