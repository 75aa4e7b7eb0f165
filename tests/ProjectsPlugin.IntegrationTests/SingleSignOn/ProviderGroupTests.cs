using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IntegrationTests.Accounts;

namespace ProjectsPlugin.IntegrationTests.SingleSignOn;

/// <summary>The groups that a provider names are a person's groups here, as far as the settings say so.</summary>
internal sealed class ProviderGroupTests
{
    private Company _company = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        var provider = await ScriptedProvider.StartAsync();
        _company = await Company.OpenAsync(
            provider,
            new()
            {
                ["Groups:Map:0:From"] = "/Company/Staff",
                ["Groups:Map:0:To"] = "Employees",
                ["Groups:Map:1:From"] = "0d2f1c34-0000-4000-8000-000000000001",
                ["Groups:Map:1:To"] = "Auditors",
                ["Groups:Map:2:From"] = "interns",
                ["Groups:Map:2:To"] = "EMPLOYEES",
            },
            [
                .. Company.Settings(provider, 0, Company.JustInTime, ("JustInTime", "true")),
                .. Company.Settings(provider, 1, Company.Entra, ("LinkByEmail", "true"), ("GroupsClaim", "roles")),
            ]);
    }

    [OneTimeTearDown]
    public async Task CloseAsync() => await _company.DisposeAsync();

    [Test]
    public async Task Each_sign_in_makes_them_those_of_the_claim()
    {
        var ana = _company.Somebody(IdentityServerFixture.NewEmail());

        var first = await GroupsAsync(ana, new JsonArray("company/STAFF", "0d2f1c34-0000-4000-8000-000000000001", "unmapped"));
        var second = await GroupsAsync(ana, new JsonArray("Interns"));
        var third = await GroupsAsync(ana, "/company/staff");
        var last = await GroupsAsync(ana, null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EquivalentTo(new[] { "AUDITORS", "EMPLOYEES" }));
            Assert.That(second, Is.EquivalentTo(new[] { "EMPLOYEES" }));
            Assert.That(third, Is.EquivalentTo(new[] { "EMPLOYEES" }));
            Assert.That(last, Is.Empty);
        }
    }

    [TestCase("""{"_claim_names": {"groups": "src1"}, "_claim_sources": {"src1": {"endpoint": "https://graph.example/getMemberObjects"}}}""")]
    [TestCase("""{"hasgroups": true}""")]
    public async Task Too_many_for_a_token_leave_those_that_were_known_and_a_warning(string pointer)
    {
        var ana = _company.Somebody(IdentityServerFixture.NewEmail());
        await GroupsAsync(ana, new JsonArray("interns"));

        var kept = await GroupsAsync(ana, null, token =>
        {
            foreach (var (claim, value) in JsonNode.Parse(pointer)!.AsObject())
                token[claim] = value?.DeepClone();
        });

        Assert.That(kept, Is.EquivalentTo(new[] { "EMPLOYEES" }));
        Assert.That(_company.Server.Logs, Does.Contain("names too many groups for its claim groups").And.Contain("app roles"));
    }

    [Test]
    public async Task A_member_by_another_s_word_stays_one()
    {
        var email = IdentityServerFixture.NewEmail();
        var ana = _company.Somebody(email);
        await GroupsAsync(ana, new JsonArray("interns"));
        var account = (await _company.AccountAsync(email))!;
        await _company.Server.AskAsync<IdentityServerDb, int>(db => db.Database.ExecuteSqlAsync(
            $"UPDATE identity.group_members SET source = NULL WHERE account_id = {account.Id}"));

        var afterwards = await GroupsAsync(ana, null);

        Assert.That(afterwards, Is.EquivalentTo(new[] { "EMPLOYEES" }));
    }

    [Test]
    public async Task Of_two_providers_each_adds_and_removes_what_it_said_itself()
    {
        var email = IdentityServerFixture.NewEmail();
        var ana = _company.Somebody(email);
        await GroupsAsync(ana, new JsonArray("interns"));
        var elsewhere = _company.Somebody(email);

        var both = await GroupsAsync(elsewhere, null, token => token["roles"] = new JsonArray("0d2f1c34-0000-4000-8000-000000000001"), Company.Entra);
        var one = await GroupsAsync(ana, null);

        Assert.That(both, Is.EquivalentTo(new[] { "AUDITORS", "EMPLOYEES" }));
        Assert.That(one, Is.EquivalentTo(new[] { "AUDITORS" }));
    }

    [Test]
    public async Task Whoever_is_in_none_of_the_groups_that_may_sign_in_stays_out_and_who_leaves_them_is_out()
    {
        var provider = await ScriptedProvider.StartAsync();
        await using var company = await Company.OpenAsync(
            provider,
            new() { ["Groups:AllowSignIn:0"] = "Employees", ["Groups:Map:0:From"] = "staff", ["Groups:Map:0:To"] = "employees" },
            Company.Settings(provider, 0, Company.JustInTime, ("JustInTime", "true")));
        var ana = company.Somebody(IdentityServerFixture.NewEmail());
        using var browser = company.OpenBrowser();

        using var stranger = await company.SignInAsync(Company.JustInTime, company.Somebody());
        using var inGroup = await browser.SignInAsync(Company.JustInTime, ana with { Token = ana.Token + (token => token["groups"] = "staff") });
        var home = await browser.HomeAsync();
        using var left = await company.SignInAsync(Company.JustInTime, ana);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stranger.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(home, Is.Not.Null);
            Assert.That(left.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await browser.HomeAsync(), Is.Null);
            Assert.That((await company.RejectedAsync(ana.Subject))!.Reason, Is.EqualTo("Group"));
        }
    }

    private async Task<List<string>> GroupsAsync(
        UpstreamAnswer person, JsonNode? groups, Action<JsonObject>? more = null, string provider = Company.JustInTime)
    {
        Action<JsonObject> claim = token =>
        {
            if (groups is not null)
                token["groups"] = groups.DeepClone();
            more?.Invoke(token);
        };
        using var answer = await _company.SignInAsync(provider, person with { Token = person.Token + claim });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        var account = (await _company.IdentitiesAsync(person.Subject)).Single().AccountId;
        return await _company.Server.AskAsync<IdentityServerDb, List<string>>(db => db.Set<GroupMember>().Where(member => member.AccountId == account)
            .Join(db.Set<Group>(), member => member.GroupId, group => group.Id, (_, group) => group.NameKey).ToListAsync());
    }
}
