using Npgsql;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Revocation;

/// <summary>The way out of an emergency at a large company.</summary>
internal sealed class ManyGrantsTests
{
    private const int Many = 300_000;

    [Test]
    public async Task Revoking_all_ends_300000_grants_in_batches_that_the_API_hears_of_and_says_how_far_it_is()
    {
        await using var installation = await Installation.StartAsync();
        using var assistant = Assistant.Plugin(installation);
        var signedIn = await assistant.SignInAsync();
        using var access = new ApiAccess(installation, signedIn.AccessToken);
        await using var database = NpgsqlDataSource.Create(installation.ConnectionString);
        await using (var fill = database.CreateCommand(GrantTables.AddGrants))
        {
            fill.CommandTimeout = 0;
            fill.Parameters.AddWithValue(installation.ChatGptPlugin.Id);
            fill.Parameters.AddWithValue(Many);
            await fill.ExecuteNonQueryAsync();
        }

        var before = await access.IsOpenAsync();
        var said = await new Terminal(installation.ConnectionString).RunAsync("revoke", "--all");
        var ended = await access.EndsAsync();
        using var next = new ApiAccess(installation, (await assistant.SignInAsync()).AccessToken);
        var nextBefore = await next.IsOpenAsync();
        await new Terminal(installation.ConnectionString).RunAsync("revoke", "--client", installation.ChatGptPlugin.Id);
        await using var batches = database.CreateCommand("SELECT count(DISTINCT xmin::text) FROM identity.grant_revocations");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(said.ExitCode, Is.Zero, said.Errors);
            Assert.That(said.Output, Does.Contain("150000 grants have ended; going on.").And.Contain($"Ended: {Many + 1} grants"));
            Assert.That(ended, Is.True);
            Assert.That(await batches.ExecuteScalarAsync(), Is.GreaterThan(50L), "each batch is committed by itself");
            Assert.That(nextBefore, Is.True);
            Assert.That(await next.EndsAsync(), Is.True, "the feed is as quick with all these in it");
        }
    }

    [Test]
    public async Task A_database_that_gives_up_is_a_message_and_not_a_trace()
    {
        await using var installation = await Installation.StartAsync();
        await using var database = NpgsqlDataSource.Create(installation.ConnectionString);
        await using (var rename = database.CreateCommand("ALTER TABLE identity.consents RENAME TO consents_elsewhere"))
            await rename.ExecuteNonQueryAsync();

        var (exitCode, _, errors) = await new Terminal(installation.ConnectionString).RunAsync("revoke", "--all");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(errors, Does.Contain("The database did not do all of it").And.Contain("run the command again"));
            Assert.That(errors, Does.Not.Contain("   at "));
        }
    }
}
