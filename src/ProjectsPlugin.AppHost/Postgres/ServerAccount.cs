using ProjectsPlugin.AppHost.Processes;

namespace ProjectsPlugin.AppHost.Postgres;

/// <summary>The account that PostgreSQL runs as: one's own, or for root another, because PostgreSQL refuses root.</summary>
public sealed record ServerAccount(string? UserName)
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <exception cref="StartRefusedException">This is root, and the machine has no other account to use.</exception>
    public static async Task<ServerAccount> ChooseAsync(CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new ServerAccount(UserName: null);

        foreach (var name in Candidates)
        {
            if (await ProgramRun.RunAsync(new ChildCommand("id", "-u", name), cancellation) is { ExitCode: 0 })
                return new ServerAccount(name);
        }

        throw new StartRefusedException(
            "PostgreSQL refuses to run as root, and this machine has no user 'postgres' or 'nobody' to "
                + "run it as. Add one (useradd --system postgres), or start as another user.");
    }

    /// <summary>Makes the folder and all in it this account's own.</summary>
    /// <returns>False if the account cannot reach it, because a folder above keeps it out.</returns>
    public async Task<bool> OwnAsync(string folder, CancellationToken cancellation)
    {
        if (UserName is null)
            return true;

        var owned = await ProgramRun.RunAsync(new ChildCommand("chown", "-R", UserName, folder), cancellation);
        if (owned.ExitCode != 0)
            return false;

        var reached = await ProgramRun.RunAsync(
            new ChildCommand("test", "-w", folder, "-a", "-x", folder) { UserName = UserName, WorkingDirectory = "/" }, cancellation);
        return reached.ExitCode == 0;
    }
}
