using System.Net;
using System.Net.Http.Json;
using Npgsql;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>Registrations take turns, and leave the database to everybody else meanwhile.</summary>
[Property("Checklist", 32)]
internal sealed class RegistrationLimiterTests
{
    [Test]
    public async Task Few_clients_wait_for_their_turn_and_others_are_told_to_come_again()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        await using var server = await IdentityServerFixture.OpenAsync(new()
        {
            ["ConnectionStrings:Postgres"] = $"{database};Maximum Pool Size=6;Timeout=3",
            ["Registration:RequestsPerMinute"] = "100",
        }, database);
        using var client = server.CreateClient();
        await using var source = NpgsqlDataSource.Create(database);
        await using var holding = await source.OpenConnectionAsync();
        await using var turn = await holding.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtext('registrations'))", holding, turn))
            await hold.ExecuteNonQueryAsync();

        var registering = Enumerable.Range(0, 20).Select(_ => RegisterAsync(server)).ToList();
        var refused = new List<HttpResponseMessage>();
        while (refused.Count < 20 - RegistrationLimiter.PermitLimit)
        {
            var ended = await Task.WhenAny(registering);
            registering.Remove(ended);
            refused.Add(await ended);
        }

        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        await turn.CommitAsync();
        var registered = await Task.WhenAll(registering);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(refused.Select(answer => answer.Headers.RetryAfter?.Delta), Is.All.GreaterThan(TimeSpan.Zero));
            Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.OK), "the others have connections left");
            Assert.That(registered.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Created));
        }

        await PostgresServer.DropDatabaseAsync(database);
    }

    private static async Task<HttpResponseMessage> RegisterAsync(IdentityServerFixture server)
    {
        using var client = server.CreateClient();
        return await client.PostAsJsonAsync("/register", new { redirect_uris = new[] { PublicAssistant.Site }, token_endpoint_auth_method = "none" });
    }
}
