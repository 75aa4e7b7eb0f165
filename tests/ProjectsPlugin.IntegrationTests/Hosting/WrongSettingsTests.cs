using Npgsql;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Hosting;

internal sealed class WrongSettingsTests
{
    [TestCase("Tokens__AccessMinutes", "0", "Tokens__AccessMinutes is 0. It must be a whole number from 1 to 60.")]
    [TestCase("Tokens__AbsoluteDays", "7", "Tokens__AbsoluteDays (7) is less than Tokens__RefreshDays (30). Set it to at least that.")]
    [TestCase("Clients__Documents__FetchesPerMinute", "-1", "Clients__Documents__FetchesPerMinute is -1. It must be a whole number from 1 to 10000.")]
    [TestCase("SignIn__LockMinutes", "five", "SignIn__LockMinutes is 'five'. It must be a whole number.")]
    [TestCase("Demo__Enabled", "ja", "Demo__Enabled is 'ja'. It must be true or false.")]
    [TestCase("Clients__Documents__Offline", "1", "Clients__Documents__Offline is '1'. It must be true or false.")]
    public async Task A_value_that_cannot_be_stops_the_start_and_is_named_with_what_it_may_be(string setting, string value, string message)
    {
        var installation = await Installation.Shared;
        var database = await PreparedDatabase.CopyAsync();
        var run = await ProgramRun.RunAsync(
            new ChildCommand(HostProgram.DotNet, [HostProgram.IdentityServer.FindAssembly()])
            {
                Environment = new Dictionary<string, string?>
                {
                    ["PUBLIC_URL"] = installation.PublicUrl.ToString(),
                    ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                    ["ConnectionStrings__Postgres"] = database,
                    ["Clients__ChatGptPlugin__ClientSecret"] = installation.ChatGptPlugin.Secret,
                    ["Clients__GptAction__ClientSecret"] = installation.GptAction.Secret,
                    ["Logging__LogLevel__Default"] = "None",
                    [setting] = value,
                },
            },
            CancellationToken.None);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output.Trim(), Does.EndWith(message).And.Not.Contain("   at "));
        Assert.That(await EndedDemoAccountsAsync(database), Is.Zero, "a start that is refused changes nothing, though these settings have no demo");
        await PostgresServer.DropDatabaseAsync(database);
    }

    [TestCase("Legal__LogDays", "0", "Legal__LogDays is 0. It must be a whole number from 1 to 3650.")]
    [TestCase("Legal__InForceSince", "soon", "Legal__InForceSince is 'soon'. It must be a date, such as 2026-11-28.")]
    public async Task So_does_one_of_the_api(string setting, string value, string message)
    {
        var run = await ProgramRun.RunAsync(
            new ChildCommand(HostProgram.DotNet, [HostProgram.Api.FindAssembly()])
            {
                Environment = new Dictionary<string, string?>
                {
                    ["PUBLIC_URL"] = "http://localhost:8080",
                    ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                    ["ConnectionStrings__Postgres"] = "Host=127.0.0.1;Port=1;Database=none",
                    ["Logging__LogLevel__Default"] = "None",
                    [setting] = value,
                },
            },
            CancellationToken.None);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output.Trim(), Does.EndWith(message).And.Not.Contain("   at "));
    }

    private static async Task<long> EndedDemoAccountsAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var count = database.CreateCommand("SELECT count(*) FROM identity.accounts WHERE is_demo AND deactivated_at IS NOT NULL");
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
