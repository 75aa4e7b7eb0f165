using System.Globalization;
using Npgsql;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Benchmarks.Peers;

/// <summary>The applications of <c>flask_peer.py</c>, served by gunicorn: a process for each core, and a thread for each connection.</summary>
internal static class FlaskPeer
{
    /// <summary>Verifies the token and asks the database.</summary>
    public const string Checked = "flask_peer:checked()";

    /// <summary>Does neither.</summary>
    public const string InMemory = "flask_peer:in_memory()";

    // Debian's packages belong to Debian's own Python.
    private static readonly string[] Pythons = ["/usr/bin/python3", "python3"];

    /// <summary>The Python that has all the modules; null if none has.</summary>
    public static async Task<string?> FindPythonAsync()
    {
        foreach (var python in Pythons.Where(python => !Path.IsPathRooted(python) || File.Exists(python)))
        {
            var import = new ChildCommand(python, "-c", "import flask, authlib, gunicorn, psycopg2");
            if (await ProgramRun.RunAsync(import, CancellationToken.None) is { ExitCode: 0 })
                return python;
        }

        return null;
    }

    public static Task<RunningHost> StartAsync(string python, string application, Installation installation, string log)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var database = new NpgsqlConnectionStringBuilder(installation.ConnectionString);
        var command = new ChildCommand(
            python, "-m", "gunicorn", "--bind", address.Authority, "--worker-class", "gthread", "--workers", Number(Environment.ProcessorCount),
            "--threads", Number(ClosedLoop.Callers), "--keep-alive", "60", application)
        {
            WorkingDirectory = Path.Combine(AppContext.BaseDirectory, "Peers"),
            Environment = new Dictionary<string, string?>
            {
                [PublicUrl.Setting] = installation.IdentityServer.Address.GetLeftPart(UriPartial.Authority),
                ["JWKS_URL"] = new Uri(installation.IdentityServer.Address, Paths.Jwks).ToString(),
                ["PGHOST"] = database.Host,
                ["PGPORT"] = Number(database.Port),
                ["PGUSER"] = database.Username,
                ["PGPASSWORD"] = database.Password,
                ["PGDATABASE"] = database.Database,
                ["PYTHONDONTWRITEBYTECODE"] = "1",
            },
        };
        return RunningHost.StartAsync(command, address, log);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
