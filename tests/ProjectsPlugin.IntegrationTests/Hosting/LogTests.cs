using System.Text.RegularExpressions;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Hosting;

/// <summary>What a host that runs on its own writes to its console.</summary>
internal sealed class LogTests
{
    [TestCase("identity")]
    [TestCase("api")]
    public async Task Started_from_any_folder_every_line_has_its_time_and_none_is_SQL(string host)
    {
        var installation = await Installation.Shared;
        var program = host == "api" ? HostProgram.Api : HostProgram.IdentityServer;
        var database = await PostgresServer.CreateDatabaseAsync();
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var said = new OutputTail(length: 1000);
        await using (var process = ChildProcess.Start(new ChildCommand(HostProgram.DotNet, program.FindAssembly())
        {
            WorkingDirectory = Path.GetTempPath(),
            Output = said.Add,
            Error = said.Add,
            Environment = new Dictionary<string, string?>
            {
                ["PUBLIC_URL"] = installation.PublicUrl.ToString(),
                ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
                ["ConnectionStrings__Postgres"] = database,
                ["Clients__ChatGptPlugin__ClientSecret"] = installation.ChatGptPlugin.Secret,
                ["Clients__GptAction__ClientSecret"] = installation.GptAction.Secret,
            },
        }))
        {
            for (; !said.ToString().Contains("Now listening on", StringComparison.Ordinal); await Task.Delay(50))
                Assert.That(process.Exited.IsCompleted, Is.False, said.ToString());
        }

        var lines = said.ToString().Split(Environment.NewLine);
        await PostgresServer.DropDatabaseAsync(database);
        Assert.That(lines.Where(line => !Regex.IsMatch(line, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z ")), Is.Empty);
        Assert.That(
            lines.Where(line => line.Contains("SELECT", StringComparison.Ordinal) || line.Contains("CREATE TABLE", StringComparison.Ordinal)),
            Is.Empty);
    }
}
