using System.Net;
using ProjectsPlugin.Api;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;

namespace ProjectsPlugin.IntegrationTests.Scenario;

internal sealed class CopiesTests
{
    [Test]
    [Property("Checklist", 60)]
    public async Task Two_copies_of_each_host_on_one_database_work_as_one()
    {
        await using var installation = await Installation.StartAsync(new InstallationOptions { Copies = 2 });
        using var assistant = Assistant.Plugin(installation);
        using var registered = await PublicAssistant.RegisterAsync(installation);

        using var reader = new Person(installation);

        // The origin takes the copies in turn, so each step below meets the other copy than the step before it, or either.
        for (var round = 0; round < 3; round++)
        {
            var answer = await assistant.SignInAsync();
            var refreshed = await assistant.RefreshAsync(answer.RefreshToken);
            var calls = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => assistant.CallAsync("/me", refreshed.AccessToken)));

            Assert.That(calls.Select(call => call.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));

            // A client without a secret, of which one copy alone heard when it registered.
            var tokens = await registered.SignInAsync();
            var refreshes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => registered.RefreshAsync(tokens.RefreshToken)));
            foreach (var refresh in refreshes)
            {
                using var caller = new McpCaller(installation, refresh.AccessToken, McpCaller.Newest);
                Assert.That((string?)(await caller.RecordAsync("get_me"))["name"], Is.EqualTo("Alec Parkes"));
            }
        }

        // Whichever copy made the cookie, the other takes it.
        using var page = await reader.OpenAsync(PageAddress.Project(3));
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => reader.GetAsync(PageAddress.Company)));
        Assert.That(others.Append(page).Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Property("Checklist", 34)]
    [Property("Checklist", 60)]
    public async Task A_restart_logs_nobody_out()
    {
        var connectionString = await PostgresServer.CreateDatabaseAsync();
        TokenAnswer before, registeredBefore;
        string registeredId;
        Person person;
        int port;
        await using (var installation = await Installation.StartAsync(new InstallationOptions { ConnectionString = connectionString }))
        {
            port = installation.PublicUrl.Port;
            person = new Person(installation);
            using var assistant = Assistant.Plugin(installation);
            (await person.OpenAsync(PageAddress.Company)).Dispose();
            before = await assistant.ExchangeAsync(assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress())));
            using var registered = await PublicAssistant.RegisterAsync(installation);
            (registeredId, registeredBefore) = (registered.ClientId, await registered.SignInAsync());
        }

        await using (var installation = await Installation.StartAsync(new InstallationOptions { ConnectionString = connectionString, Port = port }))
        {
            using var assistant = Assistant.Plugin(installation);
            using var call = await assistant.CallAsync("/me", before.AccessToken);
            using var page = await person.GetAsync(PageAddress.Company);
            var refreshed = await assistant.RefreshAsync(before.RefreshToken);
            person.Visited.Clear();
            await person.AllowAsync(assistant.AuthorizeAddress());
            using var registered = await PublicAssistant.DiscoverAsync(installation, registeredId);
            using var caller = new McpCaller(installation, registeredBefore.AccessToken, McpCaller.Newest);
            var registeredRefreshed = await registered.RefreshAsync(registeredBefore.RefreshToken);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(call.StatusCode, Is.EqualTo(HttpStatusCode.OK));
                Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
                Assert.That(refreshed.Status, Is.EqualTo(HttpStatusCode.OK));
                Assert.That(person.Visited, Is.Empty, "neither sign-in nor consent is asked again");
                Assert.That((string?)(await caller.RecordAsync("get_me"))["name"], Is.EqualTo("Alec Parkes"));
                Assert.That(registeredRefreshed.Status, Is.EqualTo(HttpStatusCode.OK));
            }
        }

        person.Dispose();
        await PostgresServer.DropDatabaseAsync(connectionString);
    }
}
