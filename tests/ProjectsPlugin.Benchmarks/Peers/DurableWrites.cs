using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using ProjectsPlugin.AppHost.Postgres;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;

namespace ProjectsPlugin.Benchmarks.Peers;

/// <summary>
/// What PostgreSQL does without anything of ours: transactions that insert one row and wait for the disk, over as many connections as a host has
/// callers, by PostgreSQL's own <c>pgbench</c>.
/// </summary>
internal sealed partial class DurableWrites
{
    private const string Seconds = "1";

    private readonly ChildCommand _pgbench;

    private DurableWrites(ChildCommand pgbench) => _pgbench = pgbench;

    /// <summary>Makes a database for it; null if there is no <c>pgbench</c> beside the newest server on this machine.</summary>
    public static async Task<DurableWrites?> PrepareAsync(Postgres postgres, string folder)
    {
        var server = await PostgresBinaries.FindAsync(major: null, CancellationToken.None);
        var program = Path.Combine(server?.Folder ?? "", OperatingSystem.IsWindows() ? "pgbench.exe" : "pgbench");
        if (!File.Exists(program))
            return null;

        var database = await postgres.CreateDatabaseAsync("writes");
        await Postgres.ExecuteAsync(database, "CREATE TABLE writes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, written_at timestamptz NOT NULL)");
        var script = Path.Combine(folder, "write.sql");
        await File.WriteAllTextAsync(script, "INSERT INTO writes (written_at) VALUES (now());\n");

        var at = new NpgsqlConnectionStringBuilder(database);
        var connections = ClosedLoop.Callers.ToString(CultureInfo.InvariantCulture);
        return new DurableWrites(new ChildCommand(
            program,
            "--no-vacuum", "--protocol=prepared", "--client", connections, "--jobs", "2", "--time", Seconds, "--file", script,
            "--host", at.Host!, "--port", at.Port.ToString(CultureInfo.InvariantCulture), "--username", at.Username!, at.Database!)
        {
            Environment = new Dictionary<string, string?> { ["PGPASSWORD"] = at.Password },
        });
    }

    public async Task<double> PerSecondAsync()
    {
        var run = await ProgramRun.RunAsync(_pgbench, CancellationToken.None);
        return PerSecond().Match(run.Output) is { Success: true } said
            ? double.Parse(said.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench ended with {run.ExitCode}. {run.Output}");
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex PerSecond();
}
