using System.Net;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Revocation;

/// <summary>A switch that is turned off takes back what it let in.</summary>
internal sealed class SwitchTests
{
    private static readonly Dictionary<string, string?> Off = new()
    {
        ["Registration:Enabled"] = "false",
        ["Clients:Documents:Enabled"] = "false",
        ["Assistant:Enabled"] = "false",
    };

    [Test]
    public async Task Clients_that_registered_or_came_with_a_document_are_out_while_their_way_in_is_off()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        var document = (await DocumentHost.Shared).ServeClient().AbsoluteUri;
        var installation = await Installation.StartAsync(new InstallationOptions { ConnectionString = database });
        var port = installation.PublicUrl.Port;
        using var registered = await PublicAssistant.RegisterAsync(installation);
        using var demo = await PublicAssistant.RegisterAsync(installation, secondRedirectUri: installation.PublicUrl.At(Paths.TryCallback));
        using var documented = await PublicAssistant.DiscoverAsync(installation, document);
        using var configured = await PublicAssistant.DiscoverAsync(installation);
        PublicAssistant[] others = [registered, documented];
        TokenAnswer[] tokens = [await registered.SignInAsync(), await documented.SignInAsync()];
        var kept = await configured.SignInAsync();
        var demoTokens = await demo.SignInAsync();
        await installation.DisposeAsync();

        await using (var off = await Installation.StartAsync(new InstallationOptions { ConnectionString = database, Port = port, Settings = Off }))
        {
            using var person = new Person(off);
            using ApiAccess first = ApiAccess.OfMcp(off, tokens[0].AccessToken), second = ApiAccess.OfMcp(off, tokens[1].AccessToken);
            using var third = ApiAccess.OfMcp(off, demoTokens.AccessToken);
            var refused = await Task.WhenAll(others.Zip(tokens).Select(pair => pair.First.RefreshAsync(pair.Second.RefreshToken)));
            using var asked = await person.GetAsync(registered.AuthorizeAddress());
            var listed = await new Terminal(database, Off).RunAsync("clients", "list");

            using (Assert.EnterMultipleScope())
            {
                Assert.That(refused.Select(answer => answer.Error), Is.All.EqualTo("invalid_client"));
                Assert.That(await first.EndsAsync() && await second.EndsAsync() && await third.EndsAsync(), Is.True);
                Assert.That((asked.StatusCode, asked.Headers.Location), Is.EqualTo((HttpStatusCode.BadRequest, (Uri?)null)));
                Assert.That((await configured.RefreshAsync(kept.RefreshToken)).Status, Is.EqualTo(HttpStatusCode.OK));
                Assert.That(off.IdentityLogs.Text, Does.Contain("are switched off in the settings").And.Contain("The demo assistant is switched off"));
                Assert.That(NotesOf(listed.Output, [registered.ClientId, documented.ClientId]), Is.All.EqualTo("switched off in the settings"));
                Assert.That(NotesOf(listed.Output, [off.ChatGptPlugin.Id, off.GptAction.Id]), Is.All.EqualTo("not bound yet"));
                Assert.That(listed.Output, Does.Not.Contain(demo.ClientId));
            }
        }

        await using (var on = await Installation.StartAsync(new InstallationOptions { ConnectionString = database, Port = port }))
        {
            var before = await Task.WhenAll(others.Zip(tokens).Select(pair => pair.First.RefreshAsync(pair.Second.RefreshToken)));

            using (Assert.EnterMultipleScope())
            {
                Assert.That(before.Select(answer => answer.Error), Is.All.EqualTo("invalid_grant"), "what ended stays ended");
                Assert.That((await registered.SignInAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
                Assert.That((await documented.SignInAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
            }
        }

        await PostgresServer.DropDatabaseAsync(database);
    }

    private static IEnumerable<string> NotesOf(string listed, IEnumerable<string> clientIds) =>
        clientIds.Select(id => listed.Split('\n').Select(line => line.Split('\t')).Single(columns => columns[0] == id)[^1].Trim());
}
