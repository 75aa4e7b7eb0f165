using System.Net;
using System.Security.Cryptography;
using Npgsql;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>How long a client's id may be, and what no client's id is.</summary>
internal sealed class ClientIdTests
{
    [Test]
    [Property("Checklist", 2)]
    public async Task A_client_id_that_no_client_can_have_gets_the_error_page()
    {
        var installation = await Installation.Shared;
        using var person = new Person(installation);

        foreach (var id in new[] { "\0", "a\0b", "ä", new string('x', 2049), "https://client.example/" + new string('x', 2048) })
        {
            using var assistant = await PublicAssistant.DiscoverAsync(installation, id);
            using var page = await person.GetAsync(assistant.AuthorizeAddress("me"));
            var exchange = await assistant.ExchangeAsync("code");

            using (Assert.EnterMultipleScope())
            {
                Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
                Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("This assistant is not known here"));
                Assert.That(exchange.Error, Is.EqualTo("invalid_client").Or.EqualTo("invalid_request"));
            }
        }
    }

    // Client ids can be URLs; noise, because what repeats itself would be compressed in the database.
    [Test]
    public async Task A_client_id_of_2048_characters_is_kept_like_any_other()
    {
        var installation = await Installation.Shared;
        using var registered = await PublicAssistant.RegisterAsync(installation);
        var longId = "https://client.example/" + RandomNumberGenerator.GetHexString(2048 - 23, lowercase: true);
        await RenameAsync(installation, registered.ClientId, longId);
        using var assistant = await PublicAssistant.DiscoverAsync(installation, longId);

        var tokens = await assistant.SignInAsync("me");
        var refreshed = await assistant.RefreshAsync(tokens.RefreshToken);
        using var caller = new McpCaller(installation, refreshed.AccessToken, McpCaller.Newest);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refreshed.AccessClaims.GetClaim("client_id").Value, Is.EqualTo(longId).And.Length.EqualTo(2048));
            Assert.That((string?)(await caller.RecordAsync("get_me"))["name"], Is.EqualTo("Alec Parkes"));
        }
    }

    private static async Task RenameAsync(Installation installation, string clientId, string newId)
    {
        await using var database = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var command = database.CreateCommand(GrantTables.RenameClient);
        command.Parameters.Add(new() { Value = clientId });
        command.Parameters.Add(new() { Value = newId });
        Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(1));
    }
}
