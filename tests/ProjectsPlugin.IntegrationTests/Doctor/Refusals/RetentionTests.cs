using System.Net;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants.Rejections;
using ProjectsPlugin.IntegrationTests.Accounts;

namespace ProjectsPlugin.IntegrationTests.Doctor.Refusals;

/// <summary>What is kept of refused requests, how much and for how long.</summary>
internal sealed class RetentionTests
{
    private const string Site = "https://assistant.example/callback";

    [Test]
    public async Task After_a_day_nothing_is_told_and_nothing_is_kept()
    {
        await using var server = await IdentityServerFixture.OpenAsync();
        var atFirst = await server.ReadRejectionsAsync();
        using var early = await server.AskAsync("early", Site);
        server.Clock.Advance(TimeSpan.FromHours(23));
        using var late = await server.AskAsync("late", Site);

        server.Clock.Advance(TimeSpan.FromHours(2));
        var nextDay = await server.ReadRejectionsAsync();
        // The hourly work happens as the clock moves; it needs a moment of real time.
        await Assert.ThatAsync(async () => (await server.KeptAsync()).Count, Is.EqualTo(1).After(20_000, 100));
        server.Clock.Advance(TimeSpan.FromDays(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(atFirst.Text.TrimEnd(), Is.EqualTo("No authorization request was refused in the last day."));
            Assert.That(nextDay.Blocks, Has.Count.EqualTo(1).And.One.Contains("late"));
            Assert.That((await server.ReadRejectionsAsync()).Text, Is.EqualTo(atFirst.Text));
        }
    }

    [Test]
    public async Task Equal_refusals_are_one_with_a_count_whichever_copy_they_come_to()
    {
        await using var one = await IdentityServerFixture.OpenAsync();
        await using var other = await IdentityServerFixture.OpenAsync(connectionString: one.ConnectionString, clock: one.Clock);
        using var first = await one.AskAsync("insistent", Site);
        var since = one.Clock.GetUtcNow();
        one.Clock.Advance(TimeSpan.FromMinutes(5));
        var last = one.Clock.GetUtcNow();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            using var answer = await (i % 2 == 0 ? one : other).AskAsync("insistent", Site, ("state", $"state {i}"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        }));

        var told = await other.ReadRejectionsAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Blocks, Has.Count.EqualTo(1));
            Assert.That(told.Blocks[0].Trim(), Does.StartWith($"{last:yyyy-MM-dd HH:mm:ss} UTC, 21 times since {since:yyyy-MM-dd HH:mm:ss} UTC"));
        }
    }

    [Test]
    public async Task A_flood_of_different_ones_stays_bounded_and_the_newest_are_told()
    {
        await using var server = await IdentityServerFixture.OpenAsync();
        var flood = Enumerable.Range(0, RejectedAuthorizationStore.MaxKept + 100);
        await Parallel.ForEachAsync(flood, new ParallelOptions { MaxDegreeOfParallelism = 10 }, async (i, _) =>
            await server.AskAsync<RejectedAuthorizationStore, bool>(async rejections =>
            {
                await rejections.RecordAsync(RejectionReason.UnknownClient, $"flood-{i}", Site, [], detail: null);
                return true;
            }));
        server.Clock.Advance(TimeSpan.FromSeconds(1));

        using var newest = await server.AskAsync("the-newest", Site);

        var (some, all) = (await server.ReadRejectionsAsync(), await server.ReadRejectionsAsync("--all"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await server.KeptAsync(), Has.Count.EqualTo(RejectedAuthorizationStore.MaxKept));
            Assert.That(some.Blocks, Has.Count.EqualTo(50));
            Assert.That(some.Blocks[0], Does.Contain("the-newest"));
            Assert.That(some.Text, Does.Contain("950 older ones are not shown: --all"));
            Assert.That(all.Blocks, Has.Count.EqualTo(RejectedAuthorizationStore.MaxKept));
            Assert.That(all.Text, Does.Contain("older ones may be missing"));
            Assert.That(server.Logs, Does.Not.Contain("could not be kept"), "nobody waits for anybody");
        }
    }

    [Test]
    [Property("Checklist", 53)]
    public async Task Nothing_that_could_be_a_secret_or_tell_who_somebody_is_is_kept()
    {
        await using var server = await IdentityServerFixture.OpenAsync();
        using var answer = await server.AskAsync(
            "curious",
            "https://hidden-user:hidden-password@assistant.example/callback?code=hidden-code#access_token=hidden-token",
            ("login_hint", "hidden-person@example.org"),
            ("id_token_hint", "hidden-hint"),
            ("nonce", "hidden-nonce"));
        using var resource = await server.AskAsync(
            "gpt-action", "https://chatgpt.com/aip/g-0123456789abcdef/oauth/callback", ("resource", "https://assistant.example/mcp?key=hidden-key"));
        using var scope = await server.AskAsync(
            "gpt-action", "https://chatgpt.com/aip/g-0123456789abcdef/oauth/callback", ("scope", "hidden@scope.example"));
        using var mail = await server.AskAsync("curious", "mailto:hidden-person@example.org");

        var kept = string.Join('\n', await server.KeptAsync());
        var told = await server.ReadRejectionsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                kept,
                Does.Contain("https://...@assistant.example/callback?").And.Contain("https://assistant.example/mcp?").And.Contain("mailto:...@example.org"));
            Assert.That(kept, Does.Contain("UnknownScope").And.Not.Contain("127.0.0.1"));
            foreach (var text in new[] { kept, told.Text, server.Logs })
                Assert.That(text, Does.Not.Contain("hidden").And.Not.Contain(RejectionExtensions.State).And.Not.Contain(RejectionExtensions.Challenge));
            Assert.That(told.About("mailto:"), Does.Contain("No setting allows"));
        }
    }

    [Test]
    public async Task What_cannot_be_kept_changes_nothing_for_the_person_or_the_client()
    {
        await using var server = await IdentityServerFixture.OpenAsync();
        using var before = await server.AskAsync("nobody", Site);
        await server.ExecuteAsync("DROP TABLE identity.refused_requests");

        using var page = await server.AskAsync("nobody", Site);
        using var returned = await server.AskAsync("gpt-action", "https://chatgpt.com/aip/g-0123456789abcdef/oauth/callback", ("scope", "everything"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await page.PageAsync(), Is.EqualTo(await before.PageAsync()).And.Contains("This assistant is not known here"));
            Assert.That(returned.Headers.Location?.Query, Does.Contain("error=invalid_scope"));
            Assert.That(
                server.Logs,
                Does.Contain("A refused authorization request (UnknownClient) could not be kept").And.Contain("(UnknownScope) could not be kept"));
        }
    }

    [Test]
    public async Task Keeping_one_costs_a_statement_and_looks_nothing_up_again()
    {
        await using var server = await IdentityServerFixture.OpenAsync(
            new() { ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Information" });
        var before = server.Statements();

        using var answer = await server.AskAsync("nobody", Site);
        var unknown = server.Statements();
        using var returned = await server.AskAsync("gpt-action", "https://elsewhere.example/", ("resource", "https://elsewhere.example"));
        var foreign = server.Statements();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unknown.Skip(before.Count).Count(statement => statement.Contains("refused_requests", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(unknown.Count - before.Count, Is.AtMost(3), "whether it is blocked, whether it is known, and that it was refused");
            Assert.That(foreign.Count - unknown.Count, Is.AtMost(3));
        }
    }
}
