using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>A wrong setting is a sentence on the console, and exit code 1.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RefusedStartTests
{
    [TestCase("PUBLIC_URL", "http://plugin.example.org", "must be https")]
    [TestCase("PUBLIC_URL", "https://plugin.example.org/path", "no path")]
    [TestCase("LISTEN", "https://localhost:8443", "must be an http address")]
    [TestCase("Demo__Enabled", "ja", "must be true or false")]
    [TestCase("Assistant__Enabled", "maybe", "must be true or false")]
    [TestCase("SETTINGS_FILE", "/nowhere/settings.json", "is no file")]
    [TestCase("SETTINGS_FILE", "/", "is no file")]
    [TestCase("TrustedProxies", "everybody", "neither an address nor a network")]
    public async Task A_wrong_setting_is_named_with_its_fault(string setting, string value, string fault)
    {
        using var folder = new DataDir();

        var listen = $"http://127.0.0.1:{ProjectsPlugin.AppHost.Processes.FreePort.Next()}";

        var (exitCode, said) = await RunningAppHost.RunAsync(folder, new Dictionary<string, string?> { ["LISTEN"] = listen, [setting] = value });

        AssertRefused(exitCode, said, setting, fault);
    }

    [Test]
    public async Task A_port_in_use_is_named_with_the_setting_that_changes_it()
    {
        using var folder = new DataDir();
        using var occupied = new TcpListener(IPAddress.Loopback, 0);
        occupied.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)occupied.LocalEndpoint).Port}";

        var (exitCode, said) = await RunningAppHost.RunAsync(folder, new Dictionary<string, string?> { ["LISTEN"] = address });

        AssertRefused(exitCode, said, "LISTEN", address);
        Assert.That(Directory.Exists(Path.Combine(folder.Path, "postgres")), Is.False, "it is told before a database is made");
    }

    [Test]
    public async Task A_database_whose_secrets_are_gone_or_another_ones_is_told_so()
    {
        using var folder = new DataDir();
        var secrets = Path.Combine(folder.Path, "secrets.json");
        Task<(int ExitCode, string Said)> ListAsync() => RunningAppHost.RunAsync(folder, new Dictionary<string, string?>(), "employees", "list");
        await ListAsync();
        var kept = await File.ReadAllTextAsync(secrets);

        File.Delete(secrets);
        var gone = await ListAsync();
        await File.WriteAllTextAsync(secrets, Regex.Replace(kept, "(?<=\"PostgresPassword\": \")[^\"]+", "another"));
        var foreign = await ListAsync();
        await File.WriteAllTextAsync(secrets, kept);
        var restored = await ListAsync();

        AssertRefused(gone.ExitCode, gone.Said, secrets, "is the key to the database");
        AssertRefused(foreign.ExitCode, foreign.Said, "DATA_DIR", "made with another secrets.json");
        Assert.That(restored.ExitCode, Is.Zero, restored.Said);
    }

    [Test]
    public async Task A_folder_that_PostgreSQLs_account_cannot_reach_is_named_with_its_setting()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            Assert.Ignore("Only root runs PostgreSQL under another account.");
        using var folder = new DataDir(closedToOthers: true);
        var settings = new Dictionary<string, string?> { ["LISTEN"] = $"http://127.0.0.1:{ProjectsPlugin.AppHost.Processes.FreePort.Next()}" };

        var (exitCode, said) = await RunningAppHost.RunAsync(folder, settings);

        AssertRefused(exitCode, said, "DATA_DIR", folder.Path);
    }

    [Test]
    public async Task A_wrong_setting_of_a_host_stops_everything_with_the_hosts_message()
    {
        using var folder = new DataDir();
        var settings = new Dictionary<string, string?>
        {
            ["LISTEN"] = $"http://127.0.0.1:{ProjectsPlugin.AppHost.Processes.FreePort.Next()}",
            ["Demo__Password"] = "short",
        };

        var (exitCode, said) = await RunningAppHost.RunAsync(folder, settings);

        AssertRefused(exitCode, said, "Demo__Password", "characters");
    }

    [Test]
    public async Task An_unknown_command_is_named_with_the_nearest()
    {
        using var folder = new DataDir();

        var (exitCode, said) = await RunningAppHost.RunAsync(folder, new Dictionary<string, string?>(), "export");

        AssertRefused(exitCode, said, "export", "Did you mean 'import'?");
    }

    private static void AssertRefused(int exitCode, string said, string setting, string fault)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(said, Does.Contain(setting).And.Contain(fault));
            Assert.That(said, Does.Not.Contain("   at ").And.Not.Contain("Unhandled"), "no stack trace");
        }
    }
}
