using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Authorization;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;
using ProjectsPlugin.IntegrationTests.Scenario;

namespace ProjectsPlugin.IntegrationTests.Compose;

/// <summary>The containers, from outside, as whoever typed <c>docker compose up</c> finds them.</summary>
[Explicit("tests/compose/run.sh runs this; it needs a Docker engine."), NonParallelizable]
internal sealed class ComposeTests
{
    private ComposeProject _project = null!;

    [OneTimeSetUp]
    public async Task UpAsync()
    {
        _project = new ComposeProject();
        await _project.UpAsync("--build");
    }

    [OneTimeTearDown]
    public async Task DownAsync() => await _project.DisposeAsync();

    [Test]
    public async Task From_the_manifest_to_the_facts_for_the_letter()
    {
        using var scenario = new VirtualCity(_project, _project.ChatGptPlugin, _project.DemoPassword);

        await scenario.PlayAsync();
    }

    [Test]
    public async Task An_assistant_that_is_given_only_the_address_gets_through()
    {
        using var assistant = await PublicAssistant.RegisterAsync(_project);
        var tokens = await assistant.SignInAsync(password: _project.DemoPassword);
        using var caller = new McpCaller(_project, tokens.AccessToken, McpCaller.Newest);

        await Outreach.AssertFactsAsync(caller.RecordAsync);
    }

    [TestCaseSource(typeof(LongRequestTests), nameof(LongRequestTests.States))]
    public Task A_long_state_comes_back_through_the_gateway(string state) => LongRequestTests.AssertComesBackAsync(_project, _project.DemoPassword, state);

    [Test]
    public async Task The_demo_assistant_gets_through_from_inside_its_container()
    {
        await using var browser = await Browser.OpenAsync();
        Task PressAsync(string button) => browser.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

        await browser.Page.GotoAsync(_project.PublicUrl.At(Paths.Try));
        await PressAsync("Sign in and start");
        await browser.Page.GetByLabel("Email").FillAsync(Person.Alec);
        await browser.Page.GetByLabel("Password").FillAsync(_project.DemoPassword);
        await PressAsync("Sign in");
        await PressAsync("Allow");
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Begin again" }).WaitForAsync();

        Assert.That(
            await browser.Page.InnerTextAsync("body"), Does.Contain("Alec Parkes").And.Contain("Emily Johnson").And.Contain("Virtual Eco-City Simulation"));
    }

    [Test]
    public async Task Only_the_gateway_is_published()
    {
        foreach (var container in await InspectAsync())
        {
            var published = container["HostConfig"]!["PortBindings"]!.AsObject().Select(port => port.Key);

            Assert.That(
                published, ServiceOf(container) == "gateway" ? Is.EquivalentTo(new[] { "80/tcp", "443/tcp", "8080/tcp" }) : Is.Empty, ServiceOf(container));
        }
    }

    [Test]
    public async Task No_container_can_write_to_its_files_gain_rights_fill_the_disk_with_logs_or_take_all_memory_and_processes()
    {
        foreach (var container in await InspectAsync())
        {
            var host = container["HostConfig"]!;
            using (Assert.EnterMultipleScope())
            {
                Assert.That((bool?)host["ReadonlyRootfs"], Is.True, ServiceOf(container));
                Assert.That(host["CapDrop"]!.AsArray().Select(dropped => (string?)dropped), Is.EqualTo(new[] { "ALL" }), ServiceOf(container));
                Assert.That(host["SecurityOpt"]!.AsArray().Select(option => (string?)option), Does.Contain("no-new-privileges:true"), ServiceOf(container));
                Assert.That((long?)host["Memory"], Is.GreaterThan(0), ServiceOf(container));
                Assert.That((int?)host["PidsLimit"], Is.GreaterThan(0), ServiceOf(container));
                Assert.That((string?)host["LogConfig"]!["Config"]!["max-size"], Is.EqualTo("10m"), ServiceOf(container));
                Assert.That(
                    (string?)host["RestartPolicy"]!["Name"],
                    Is.EqualTo(ServiceOf(container) is "draw-secrets" or "prepare-database" ? "no" : "unless-stopped").Or.Empty,
                    ServiceOf(container));
            }
        }
    }

    [Test]
    public async Task No_process_goes_on_as_root()
    {
        foreach (var container in await _project.ContainersAsync("postgres", "identityserver", "api", "gateway"))
        {
            var users = (await ComposeCommand.DockerAsync("top", container, "-eo", "pid,user")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);

            Assert.That(users, Is.Not.Empty.And.None.EqualTo("root"));
        }
    }

    [Test]
    public async Task No_secret_stands_in_the_file_in_an_environment_or_in_the_logs()
    {
        using var assistant = new Assistant(_project, _project.ChatGptPlugin, Assistant.PluginCallback("0f8fad5b-d9cb-469f-a165-70867728950e"));
        var tokens = await assistant.SignInAsync(password: _project.DemoPassword);
        var printed = await _project.RunAsync("run", "--rm", "-T", "secrets", "sh", "-c", "cat /secrets/database/* /secrets/identityserver/Clients*");
        var secrets = printed.Chunk(64).Select(hex => new string(hex));
        var seen = await _project.RunAsync("config") + await _project.RunAsync("logs", "--no-color") + string.Join(
            '\n', (await InspectAsync()).Select(container => container.ToJsonString()));

        foreach (var secret in secrets.Append(_project.DemoPassword).Append(tokens.RefreshToken))
            Assert.That(seen, Does.Not.Contain(secret));
    }

    [Test]
    public async Task The_API_reaches_nothing_of_the_identity_server_but_what_it_is_shown_and_the_names_that_it_tells()
    {
        var readable = await ReachableAsync("SELECT");
        var writable = await ReachableAsync("INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(readable, Is.EquivalentTo(new[] { ActiveEmployees.View, DirectoryNames.Table, RevocationFeed.View }));
            Assert.That(writable, Is.EqualTo(new[] { DirectoryNames.Table }));
        }
    }

    [Test]
    public async Task An_employee_who_is_added_is_called_what_the_directory_calls_the_person()
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var told = await AsRoleAsync("api", "SELECT name FROM identity.directory_names WHERE email LIKE 'user%' ORDER BY email");
        await AsRoleAsync("api", $"INSERT INTO identity.directory_names VALUES ('{email}', 'Ana Lopez')");
        var added = await _project.RunAsync("run", "--rm", "-T", "identityserver", "employees", "add", email.ToUpperInvariant());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Split('\n'), Is.EqualTo(new[] { "John Smith", "Emily Johnson", "Alec Parkes" }));
            Assert.That(added, Does.Contain("as Ana Lopez."));
        }
    }

    [TestCase("api", "CREATE SCHEMA identityserver")]
    [TestCase("api", "CREATE SCHEMA anything")]
    [TestCase("api", "CREATE FUNCTION public.lower(text) RETURNS text LANGUAGE sql AS 'SELECT 1::text'")]
    [TestCase("api", "CREATE OPERATOR identity.= (FUNCTION = texteq, LEFTARG = text, RIGHTARG = text)")]
    [TestCase("api", "CREATE TABLE identity.accounts_of_mine ()")]
    [TestCase("api", "CREATE INDEX ON identity.directory_names (upper(name))")]
    [TestCase("api", "CREATE RULE run AS ON UPDATE TO identity.directory_names DO NOTHING")]
    [TestCase("api", "CREATE TRIGGER run BEFORE INSERT ON identity.directory_names EXECUTE FUNCTION suppress_redundant_updates_trigger()")]
    [TestCase("identityserver", "CREATE SCHEMA api")]
    [TestCase("identityserver", "CREATE VIEW projects.users_of_mine AS SELECT 1")]
    [TestCase("identityserver", "CREATE TABLE public.projects ()")]
    public async Task No_host_can_put_anything_where_the_other_one_looks(string role, string statement)
    {
        var said = await AsRoleAsync(role, statement);

        Assert.That(said, Does.Contain("permission denied for").Or.Contain("must be owner of"));
    }

    [TestCase("api", "projects", "identity")]
    [TestCase("identityserver", "identity", "projects")]
    public async Task A_host_looks_for_names_in_its_own_schema_and_where_nobody_can_put_any(string role, string schema, string foreign)
    {
        var connection = await _project.RunAsync("run", "--rm", "-T", "secrets", "cat", $"/secrets/{role}/ConnectionStrings__Postgres");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(connection, Does.Contain($"Search Path=\"{schema},public,pg_temp\"").And.Contain("Require Auth=ScramSHA256"));
            Assert.That(await AsRoleAsync(role, "SHOW search_path"), Is.EqualTo($"{schema}, public, pg_temp"));
            foreach (var (name, mayCreate) in new[] { (schema, "t"), (foreign, "f"), ("public", "f") })
                Assert.That(await AsRoleAsync(role, $"SELECT has_schema_privilege('{name}', 'CREATE')"), Is.EqualTo(mayCreate), name);
        }
    }

    [Test]
    public async Task What_is_too_large_is_refused_in_words()
    {
        using var client = _project.CreateClient();
        using var body = new ByteArrayContent(new byte[300 * 1024]);
        using var answer = await client.PostAsync(new Uri(Paths.CodeExchange, UriKind.Relative), body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("128 KB"));
    }

    private async Task<string[]> ReachableAsync(string rights) => (await _project.ShellAsync(compose =>
        $"{compose} exec -T postgres psql -U postgres -d projects -tA -c \"SELECT 'identity.' || relname FROM pg_class "
        + $"WHERE relnamespace = 'identity'::regnamespace AND relkind IN ('r', 'v') AND has_table_privilege('api', oid, '{rights}')\""))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What the database says to a host that asks it this, be it an error.</summary>
    private async Task<string> AsRoleAsync(string role, string statement) => (await _project.ShellAsync(compose =>
        $"{compose} exec -T postgres sh -c 'PGPASSWORD=$(cat /run/secrets/database/{role}) exec psql -h postgres -U {role} -d projects -tAc \"$0\" 2>&1' "
        + $"\"{statement}\" || true")).Trim();

    private static string ServiceOf(JsonNode container) => (string)container["Config"]!["Labels"]!["com.docker.compose.service"]!;

    private async Task<IEnumerable<JsonNode>> InspectAsync() =>
        JsonNode.Parse(await ComposeCommand.DockerAsync(["inspect", .. await _project.ContainersAsync()]))!.AsArray().Select(container => container!);
}
