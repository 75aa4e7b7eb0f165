using System.Globalization;
using System.Text.RegularExpressions;
using ProjectsPlugin.AppHost.Processes;

namespace ProjectsPlugin.AppHost.Postgres;

/// <summary>An installed PostgreSQL: the folder with <c>initdb</c> and <c>postgres</c>, and its major version.</summary>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    private static readonly string Extension = OperatingSystem.IsWindows() ? ".exe" : "";

    public string InitDb => Program(Folder, "initdb");

    public string Postgres => Program(Folder, "postgres");

    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>Where servers are looked for, as a message says it.</summary>
    public static string Places =>
        "/usr/lib/postgresql/*/bin, Homebrew's postgresql@*, Program Files\\PostgreSQL\\*\\bin and PATH";

    /// <summary>The newest server on this machine, or the newest of version <paramref name="major"/>.</summary>
    public static async Task<PostgresBinaries?> FindAsync(int? major, CancellationToken cancellation)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in Folders().Distinct().Where(folder => File.Exists(Program(folder, "initdb")) && File.Exists(Program(folder, "postgres"))))
        {
            if (await MajorAsync(folder, cancellation) is { } version && (major ?? version) == version)
                found.Add(new PostgresBinaries(folder, version));
        }

        return found.MaxBy(binaries => binaries.Major);
    }

    private static IEnumerable<string> Folders()
    {
        string[] roots = ["/usr/lib/postgresql", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL")];
        string[] cellars = ["/opt/homebrew/opt", "/usr/local/opt"];
        return roots.Where(Directory.Exists).SelectMany(Directory.GetDirectories)
            .Concat(cellars.Where(Directory.Exists).SelectMany(cellar => Directory.GetDirectories(cellar, "postgresql*")))
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<int?> MajorAsync(string folder, CancellationToken cancellation)
    {
        var said = await ProgramRun.RunAsync(new ChildCommand(Program(folder, "postgres"), "--version"), cancellation);
        return Version().Match(said.Output) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;
    }

    private static string Program(string folder, string name) => Path.Combine(folder, name + Extension);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();
}
