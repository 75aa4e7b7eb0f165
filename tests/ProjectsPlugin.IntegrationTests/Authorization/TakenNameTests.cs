using Npgsql;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>What pages call a client whose name came to belong to somebody else after it had registered.</summary>
[Property("Checklist", 32)]
internal sealed class TakenNameTests
{
    [Test]
    public async Task Pages_show_where_it_leads_in_place_of_the_name()
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.RegisterAsync(installation);
        await using var database = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var rename = database.CreateCommand(GrantTables.NameClient);
        rename.Parameters.AddWithValue(assistant.ClientId);
        rename.Parameters.AddWithValue("Сlaude");
        await rename.ExecuteNonQueryAsync();
        using var person = new Person(installation);

        using var consent = await person.OpenAsync(assistant.AuthorizeAddress("me"));
        await person.AllowAsync(assistant.AuthorizeAddress("me"));
        using var connected = await person.GetAsync("/auth/connected");

        foreach (var page in new[] { consent, connected })
        {
            var text = await page.Content.ReadAsStringAsync();
            Assert.That(text, Does.Contain("assistant.example").And.Not.Contain("Сlaude").And.Not.Contain("&#x421;laude"));
        }
    }
}
