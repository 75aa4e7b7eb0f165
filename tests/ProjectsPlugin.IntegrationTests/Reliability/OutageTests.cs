using System.Net;
using Microsoft.Extensions.Logging;
using Npgsql;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Api;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Reliability;

/// <summary>What people and operators see while PostgreSQL is away.</summary>
internal sealed class OutageTests
{
    [Test]
    public async Task People_get_a_page_that_says_so_the_log_says_it_once_and_afterwards_they_are_still_signed_in()
    {
        var database = await PreparedDatabase.CopyAsync();
        var direct = new NpgsqlConnectionStringBuilder(database);
        using var proxy = new DatabaseProxy(direct.Host!, direct.Port);
        proxy.Mend();
        var throughProxy = new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = proxy.Port, Timeout = 3 }.ToString();
        await using (var installation = await Installation.StartAsync(new InstallationOptions { ConnectionString = throughProxy }))
        {
            using var person = new Person(installation);
            using var signedIn = await person.OpenAsync(Paths.Connected);
            using var program = new ApiClient(installation, (await TokenForge.OfAsync(installation)).AlecsToken());
            using var stranger = installation.CreateClient();
            stranger.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            const string request = "/oauth?response_type=code&client_id=chatgpt-plugin&redirect_uri=https://chat.openai.com/aip/x/oauth/callback";
            var (logged, loggedByApi) = (installation.IdentityLogs.Entries.Count, installation.ApiLogs.Entries.Count);

            proxy.Cut();
            var answers = new List<(HttpStatusCode Status, bool MayTryAgain, bool IsPage)>();
            var read = new List<HttpStatusCode>();
            for (var visit = 0; visit < 5; visit++)
            {
                using var projects = await program.GetAsync("/projects");
                read.Add(projects.StatusCode);
                answers.Add(await ReadAsync(await person.GetAsync(Paths.Connected)));
                answers.Add(await ReadAsync(await stranger.GetAsync(new Uri(request, UriKind.Relative))));
                answers.Add(await ReadAsync(await stranger.GetAsync(new Uri($"/auth/sign-in?returnUrl={Uri.EscapeDataString(request)}", UriKind.Relative))));
                answers.Add(await ReadAsync(await stranger.GetAsync(new Uri("/auth/sign-in", UriKind.Relative))));
            }

            var lines = installation.IdentityLogs.Entries.Skip(logged).Where(entry => entry.Level >= LogLevel.Warning).ToList();
            var linesOfApi = installation.ApiLogs.Entries.Skip(loggedByApi).Where(entry => entry.Level >= LogLevel.Error).ToList();
            proxy.Mend();
            using var afterwards = await person.GetAsync(Paths.Connected);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(signedIn.StatusCode, Is.EqualTo(HttpStatusCode.OK));
                Assert.That(answers, Is.All.EqualTo((HttpStatusCode.ServiceUnavailable, true, true)));
                Assert.That(
                    lines.Select(line => line.Message),
                    Has.Exactly(1).Items.And.All.StartsWith("PostgreSQL cannot be reached"),
                    string.Join('\n', lines));
                Assert.That(lines.Concat(linesOfApi).Select(line => line.Exception), Is.All.Null);
                Assert.That(
                    linesOfApi.Select(line => line.Message),
                    Has.Exactly(1).Items.And.All.StartsWith("PostgreSQL cannot be reached"),
                    string.Join('\n', linesOfApi));
                Assert.That(read, Is.All.EqualTo(HttpStatusCode.ServiceUnavailable));
                Assert.That(afterwards.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            }
        }

        await PostgresServer.DropDatabaseAsync(database);
    }

    private static async Task<(HttpStatusCode Status, bool MayTryAgain, bool IsPage)> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            return (answer.StatusCode, answer.Headers.RetryAfter is not null, text.Contains("This service is not ready", StringComparison.Ordinal));
        }
    }
}
