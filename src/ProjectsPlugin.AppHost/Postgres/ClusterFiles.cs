using System.Globalization;
using ProjectsPlugin.AppHost.Processes;

namespace ProjectsPlugin.AppHost.Postgres;

/// <summary>The files of a private server: made once by <c>initdb</c>, and what they tell about a server that uses them.</summary>
internal sealed class ClusterFiles(string folder)
{
    // postmaster.pid: process id, data folder, start time, port, …
    private const int PortLine = 3;

    public string Folder => folder;

    public string Data { get; } = Path.Combine(folder, "data");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>The major version that made the files; null if there are none yet.</summary>
    public int? Major =>
        File.Exists(Path.Combine(Data, "PG_VERSION"))
            ? int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture)
            : null;

    /// <summary>The process id and port of the server that uses the files, or used them when it was killed.</summary>
    public (int ProcessId, int Port)? Server
    {
        get
        {
            var lines = File.Exists(PidFile) ? File.ReadAllLines(PidFile) : [];
            return lines.Length > PortLine
                && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process)
                && int.TryParse(lines[PortLine], CultureInfo.InvariantCulture, out var port)
                ? (process, port)
                : null;
        }
    }

    public void ForgetServer() => File.Delete(PidFile);

    /// <exception cref="StartRefusedException"><c>initdb</c> failed; the message has its words.</exception>
    public async Task CreateAsync(PostgresBinaries binaries, ServerAccount account, string password, CancellationToken cancellation)
    {
        // Made beside and then moved, so that a start which is interrupted here leaves nothing half made.
        var draft = Path.Combine(folder, "data.new");
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);

        var passwordFile = Path.Combine(folder, "password.tmp");
        await File.WriteAllTextAsync(passwordFile, password, cancellation);
        await account.OwnAsync(passwordFile, cancellation);
        try
        {
            string[] locale = OperatingSystem.IsLinux() ? ["--locale=C.UTF-8"] : OperatingSystem.IsMacOS() ? ["--locale=en_US.UTF-8"] : [];
            var made = await ProgramRun.RunAsync(
                new ChildCommand(
                    binaries.InitDb,
                    ["--pgdata", draft, "--username=postgres", "--auth=scram-sha-256", "--pwfile", passwordFile, "--encoding=UTF8", "--no-sync", .. locale])
                {
                    UserName = account.UserName,
                    WorkingDirectory = folder,
                },
                cancellation);
            if (made.ExitCode != 0)
                throw new StartRefusedException(
                    $"PostgreSQL could not make its files in {folder}: initdb ended with exit code {made.ExitCode}.{Environment.NewLine}{made.Output}");
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(draft, Data);
    }
}
