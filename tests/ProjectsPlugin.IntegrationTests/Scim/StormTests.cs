using System.Diagnostics;
using System.Net;
using Npgsql;
using ProjectsPlugin.IntegrationTests.Accounts;

namespace ProjectsPlugin.IntegrationTests.Scim;

/// <summary>Many at once, and much of it about the same.</summary>
internal sealed class StormTests
{
    private Provider _provider = null!;

    [SetUp]
    public void Connect() => _provider = ScimSetUp.NewProvider();

    [TearDown]
    public void Disconnect() => _provider.Dispose();

    [Test]
    [Property("Governing", "C-4")]
    public async Task Changes_of_one_group_at_the_same_time_lose_nobody()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => _provider.AddUserAsync(UserTests.NewEmail())));
        var group = await _provider.AddGroupAsync($"{Guid.NewGuid()}", people[..20]);

        // Each change names some in an order of its own; others delete two of the people at that moment.
        var changes = Enumerable.Range(0, 20).Select(change => _provider.PatchAsync(
            $"/Groups/{group}",
            $$"""{"op":"add","path":"members","value":[{"value":"{{people[20 + change]}}"},{"value":"{{people[39 - change]}}"}]}""",
            $$"""{"op":"remove","path":"members[value eq \"{{people[change]}}\"]"}"""));
        var answers = await Task.WhenAll([.. changes, .. people[..2].Select(person => _provider.DeleteAsync($"/Users/{person}"))]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((HttpStatusCode.NoContent, "")));
            Assert.That(await _provider.MembersAsync(group), Is.EquivalentTo(people[20..]));
        }
    }

    [Test]
    [Property("Governing", "C-5")]
    public async Task One_person_who_is_added_at_the_same_time_is_one_account()
    {
        var email = UserTests.NewEmail();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _provider.PostAsync("/Users", $$"""{"userName":"{{email}}"}""")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Count(answer => answer.Status is HttpStatusCode.Created), Is.EqualTo(1));
            Assert.That(
                answers.Where(answer => answer.Status is not HttpStatusCode.Created).Select(answer => answer.Error), Is.All.EqualTo((409, "uniqueness")));
            Assert.That(await _provider.FindAsync("/Users", $"userName eq \"{email}\""), Has.Count.EqualTo(1));
        }
    }

    [Test]
    [Property("Governing", "C-5")]
    public async Task Ten_thousand_users_are_read_in_pages_and_found_quickly()
    {
        await using var server = await IdentityServerFixture.OpenAsync(new() { ["Scim:Enabled"] = "true", ["Scim:RequestsPerSecond"] = "10000" });
        using var provider = new Provider(server.CreateClient(), await Provider.AddTokenAsync(server.ConnectionString));
        await FillAsync(server);
        var waited = Stopwatch.StartNew();

        var (ids, total) = (new List<string>(), 1);
        for (var start = 1; start <= total; start += 200)
        {
            var page = (await provider.GetAsync($"/Users?startIndex={start}&count=1000")).Body!;
            total = (int)page["totalResults"]!;
            ids.AddRange(page["Resources"]!.AsArray().Select(user => (string)user!["id"]!));
        }

        var perPage = waited.Elapsed / (total / 200.0);
        waited.Restart();
        for (var number = 1; number <= 20; number++)
            Assert.That(await provider.FindAsync("/Users", $"userName eq \"crowd{number * 499}@example.org\""), Has.Count.EqualTo(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(total, Is.EqualTo(10_001));
            Assert.That(ids, Has.Count.EqualTo(total).And.Unique);
            Assert.That(perPage, Is.LessThan(TimeSpan.FromMilliseconds(600)), "Okta waits no longer");
            Assert.That(waited.Elapsed / 20, Is.LessThan(TimeSpan.FromMilliseconds(600)));
        }
    }

    /// <summary>Some by SCIM, the others by an operator.</summary>
    private static async Task FillAsync(IdentityServerFixture server)
    {
        await server.HireAsync();
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var fill = source.CreateCommand(
            """
            WITH crowd AS (
                INSERT INTO identity.accounts
                SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'email', address, 'user_name', address,
                    'normalized_email', upper(address), 'normalized_user_name', upper(address)))).*
                FROM identity.accounts a, (SELECT 'crowd' || number || '@example.org' AS address FROM generate_series(1, 10000) number) people
                RETURNING id, email)
            INSERT INTO identity.scim_users (account_id, user_name, user_name_key, attributes, changed_at)
            SELECT id, email, upper(email), '{"title":"Engineer"}', now() FROM crowd WHERE email LIKE '%1@%' OR email LIKE '%3@%' OR email LIKE '%9@%'
            """);
        await fill.ExecuteNonQueryAsync();
        await using var analyze = source.CreateCommand("ANALYZE identity.accounts, identity.scim_users");
        await analyze.ExecuteNonQueryAsync();
    }
}
