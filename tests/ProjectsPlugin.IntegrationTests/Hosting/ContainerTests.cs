using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using Npgsql;
using ProjectsPlugin.Api;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Hosting;

/// <summary>What a host offers to whoever runs it in a container.</summary>
internal sealed class ContainerTests
{
    [Test]
    public async Task A_host_takes_settings_from_files_but_prefers_what_it_is_told_otherwise()
    {
        var installation = await Installation.Shared;
        var folder = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "ConnectionStrings__Postgres"), installation.ConnectionString + "\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, PublicUrl.Setting), "https://files.example");
        await using var host = Api(("SECRETS_DIR", folder.FullName), (PublicUrl.Setting, installation.PublicUrl.ToString()));
        using var client = new HttpClient { BaseAddress = host.Start() };

        using var ready = await client.GetAsync(new Uri(Paths.HealthReady, UriKind.Relative));
        var manifest = await client.GetStringAsync(new Uri(Paths.Manifest, UriKind.Relative));

        folder.Delete(recursive: true);
        Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(manifest, Does.Contain(installation.PublicUrl.ToString()).And.Not.Contain("files.example"));
    }

    [Test]
    public async Task A_folder_of_settings_that_is_not_there_stops_the_start()
    {
        await using var host = Api(("SECRETS_DIR", "/nowhere/at/all"));

        Assert.That(() => host.Start(), Throws.InstanceOf<FormatException>().With.Message.Contains("SECRETS_DIR").And.Message.Contains("/nowhere/at/all"));
    }

    [Test]
    public async Task A_health_check_asks_the_host_beside_it()
    {
        var installation = await Installation.Shared;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await HealthAsync(installation.Apis[0].Port)).ExitCode, Is.Zero);
            Assert.That((await HealthAsync(FreePort.Next())).ExitCode, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_database_role_of_the_APIs_own_reads_two_views_writes_rows_of_directory_names_and_nothing_else_of_the_identity_server()
    {
        var role = $"API \"{Guid.NewGuid():N}";
        var quoted = '"' + role.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        var installation = await Installation.Shared;
        await using var database = NpgsqlDataSource.Create(installation.ConnectionString);
        await ExecuteAsync(database, $"CREATE ROLE {quoted}");

        await using var host = IdentityServer(installation, role);
        host.Start();

        await using var asking = database.CreateCommand(
            """
            SELECT string_agg(format('%s %s', relname, rights), ', ' ORDER BY relname)
            FROM pg_class CROSS JOIN LATERAL (
                SELECT string_agg(privilege, '+') AS rights
                FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) privilege
                WHERE has_table_privilege($1, oid, privilege)) allowed
            WHERE relnamespace = 'identity'::regnamespace AND relkind IN ('r', 'v', 'm', 'f', 'p') AND rights IS NOT NULL
            """);
        asking.Parameters.AddWithValue(role);
        var readable = await asking.ExecuteScalarAsync();
        await ExecuteAsync(database, $"DROP OWNED BY {quoted}; DROP ROLE {quoted}");
        Assert.That(readable, Is.EqualTo("active_employees SELECT, directory_names SELECT+INSERT+UPDATE+DELETE, revoked_grants SELECT"));
    }

    [Test]
    public async Task Hosts_start_with_roles_that_may_make_no_schema_on_schemas_that_are_theirs()
    {
        var installation = await Installation.Shared;
        var empty = await PostgresServer.CreateDatabaseAsync();
        string identityRole = $"identity_{Guid.NewGuid():N}", apiRole = $"api_{Guid.NewGuid():N}", name = new NpgsqlConnectionStringBuilder(empty).Database!;
        await using var database = NpgsqlDataSource.Create(empty);
        foreach (var (role, schema) in new[] { (identityRole, "identity"), (apiRole, "projects") })
            await ExecuteAsync(
                database,
                $"CREATE ROLE {role} LOGIN PASSWORD 'only for this test'; CREATE SCHEMA {schema} AUTHORIZATION {role}; "
                    + $"GRANT CONNECT, TEMPORARY ON DATABASE {name} TO {role}");
        await ExecuteAsync(database, $"REVOKE ALL ON DATABASE {name} FROM PUBLIC; CREATE EXTENSION pg_trgm");
        string As(string role) => new NpgsqlConnectionStringBuilder(empty) { Username = role, Password = "only for this test" }.ToString();

        await using (var identityServer = IdentityServer(installation, apiRole, As(identityRole)))
        await using (var api = Api(
            (PublicUrl.Setting, installation.PublicUrl.ToString()),
            ("ConnectionStrings:Postgres", As(apiRole)),
            ("IdentityServer:InternalUrl", installation.PublicUrl.ToString()),
            ("Demo:Enabled", "true")))
        {
            foreach (var address in new[] { identityServer.Start(), api.Start() })
                Assert.That(
                    await Readiness.WaitAsync(address, new TaskCompletionSource().Task, CancellationToken.None, timeout: TimeSpan.FromSeconds(20)),
                    Is.True);
        }

        await using var asApi = NpgsqlDataSource.Create(As(apiRole));
        using (Assert.EnterMultipleScope())
        {
            await using var told = asApi.CreateCommand("SELECT count(*) FROM identity.directory_names");
            Assert.That(await told.ExecuteScalarAsync(), Is.EqualTo(3L), "the API tells names with the rights that it was given");
            foreach (var statement in (string[])[
                "CREATE FUNCTION projects.run() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; "
                    + "CREATE TRIGGER run BEFORE INSERT ON identity.directory_names EXECUTE FUNCTION projects.run()",
                "CREATE INDEX ON identity.directory_names (upper(name))",
                "CREATE RULE run AS ON UPDATE TO identity.directory_names DO NOTHING",
                "ALTER TABLE identity.directory_names ADD CHECK (name <> '')",
                "ALTER TABLE identity.directory_names ALTER name TYPE text",
                "CREATE POLICY run ON identity.directory_names USING (true)",
                "TRUNCATE identity.directory_names"])
            {
                await Assert.ThatAsync(
                    () => ExecuteAsync(asApi, statement),
                    Throws.InstanceOf<PostgresException>().With.Property("SqlState").EqualTo(PostgresErrorCodes.InsufficientPrivilege),
                    statement);
            }
        }

        await asApi.DisposeAsync();

        await database.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(empty);
        await using var server = NpgsqlDataSource.Create(installation.ConnectionString);
        await ExecuteAsync(server, $"DROP ROLE {identityRole}; DROP ROLE {apiRole}");
    }

    [Test]
    public async Task A_role_that_is_not_there_stops_the_start()
    {
        await using var host = IdentityServer(await Installation.Shared, "nobody at all");

        Assert.That(
            () => host.Start(), Throws.InstanceOf<FormatException>().With.Message.Contains("RevocationFeed__Role").And.Message.Contains("nobody at all"));
    }

    private static HostUnderTest<ApiMarker> Api(params (string Name, string Value)[] settings) =>
        new(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value), clock: null, LogLevel.Warning, new CapturedLogs());

    private static HostUnderTest<IdentityServerMarker> IdentityServer(Installation installation, string role, string? database = null) => new(
        new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = installation.PublicUrl.ToString(),
            ["ConnectionStrings:Postgres"] = database ?? installation.ConnectionString,
            ["Clients:ChatGptPlugin:ClientSecret"] = installation.ChatGptPlugin.Secret,
            ["Clients:GptAction:ClientSecret"] = installation.GptAction.Secret,
            ["RevocationFeed:Role"] = role,
            // Without the demo its accounts would end, which the tests that share the installation sign in with.
            ["Demo:Enabled"] = "true",
            ["Demo:Password"] = Installation.DemoPassword,
        },
        clock: null,
        LogLevel.Warning,
        new CapturedLogs());

    private static Task<ProgramRun> HealthAsync(int port) => ProgramRun.RunAsync(
        new ChildCommand(HostProgram.DotNet, [HostProgram.Api.FindAssembly(), "health"])
        {
            Environment = new Dictionary<string, string?> { ["ASPNETCORE_HTTP_PORTS"] = port.ToString(CultureInfo.InvariantCulture) },
        },
        CancellationToken.None);

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
