using Npgsql;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Hosting;

/// <summary>Databases of other versions.</summary>
internal sealed class ForeignSchemaTests
{
    [TestCase("20261123144520_Initial", "is from before version 1.0 and cannot be brought up to date. Use an empty database, or drop that schema")]
    [TestCase("29991231235959_Later", "was made by a newer version (29991231235959_Later). Start that version or a newer one.")]
    public async Task A_host_refuses_one_in_one_line_that_says_what_to_do(string migration, string message)
    {
        var installation = await Installation.Shared;
        var connection = await PreparedDatabase.CopyAsync();
        await using (var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString()))
        {
            await using var write = database.CreateCommand("INSERT INTO identity.__migrations (migration_id, product_version) VALUES ($1, '10.0.0')");
            write.Parameters.AddWithValue(migration);
            await write.ExecuteNonQueryAsync();
        }

        var run = await ProgramRun.RunAsync(
            new ChildCommand(HostProgram.DotNet, [HostProgram.IdentityServer.FindAssembly()])
            {
                Environment = new Dictionary<string, string?>
                {
                    ["PUBLIC_URL"] = installation.PublicUrl.ToString(),
                    ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                    ["ConnectionStrings__Postgres"] = connection,
                    ["Logging__LogLevel__Default"] = "None",
                },
            },
            CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Output.Trim().Split('\n')[^1], Does.Contain(message));
            Assert.That(run.Output, Does.Not.Contain("   at "));
        }

        await PostgresServer.DropDatabaseAsync(connection);
    }
}
