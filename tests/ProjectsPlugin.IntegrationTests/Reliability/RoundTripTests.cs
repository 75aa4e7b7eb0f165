using Npgsql;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Reliability;

/// <summary>How often the identity server waits for PostgreSQL to answer one request, once everything is warm.</summary>
internal sealed class RoundTripTests
{
    private const int WarmUp = 3;

    [Test]
    public async Task An_authorization_an_exchange_and_a_refresh_ask_the_database_no_more_often_than_they_need()
    {
        var direct = await PreparedDatabase.CopyAsync();
        var server = new NpgsqlConnectionStringBuilder(direct);
        using var proxy = new DatabaseProxy(server.Host!, server.Port);
        proxy.Mend();
        var options = new InstallationOptions
        {
            ConnectionString = direct,
            IdentityServerConnection = new NpgsqlConnectionStringBuilder(direct) { Host = "127.0.0.1", Port = proxy.Port }.ToString(),
        };
        await using (var installation = await Installation.StartAsync(options))
        {
            using var assistant = await PublicAssistant.DiscoverAsync(installation);
            using var person = new Person(installation);

            async Task<T> CountAsync<T>(List<(int RoundTrips, int Commits)> counts, Func<Task<T>> request)
            {
                var (roundTrips, commits) = (proxy.RoundTrips, proxy.Commits);
                var answer = await request();
                counts.Add((proxy.RoundTrips - roundTrips, proxy.Commits - commits));
                return answer;
            }

            List<(int RoundTrips, int Commits)> authorizations = [], exchanges = [], refreshes = [];
            for (var turn = 0; turn <= WarmUp; turn++)
            {
                var returned = await CountAsync(authorizations, () => person.AllowAsync(assistant.AuthorizeAddress("projects")));
                var tokens = await CountAsync(exchanges, () => assistant.ExchangeAsync(assistant.Code(returned)));
                await CountAsync(refreshes, () => assistant.RefreshAsync(tokens.RefreshToken));
            }

            using (Assert.EnterMultipleScope())
            {
                Assert.That(authorizations[WarmUp].RoundTrips, Is.InRange(1, 7), "for an authorization that the person allowed before");
                Assert.That(exchanges[WarmUp].RoundTrips, Is.InRange(1, 7), "for an exchange");
                Assert.That(refreshes[WarmUp].RoundTrips, Is.InRange(1, 6), "for a refresh");
                Assert.That(authorizations[WarmUp].Commits, Is.Zero, "the one statement that an authorization writes by is its own transaction");
                Assert.That((exchanges[WarmUp].Commits, refreshes[WarmUp].Commits), Is.EqualTo((1, 1)));
                Assert.That(proxy.Savepoints, Is.Zero);
            }
        }

        await PostgresServer.DropDatabaseAsync(direct);
    }
}
