using System.Diagnostics;
using ProjectsPlugin.AppHost.Doctor;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Settings;

namespace ProjectsPlugin.AppHost;

/// <summary>Passes a command on to the host that knows it, with the database that belongs to <c>DATA_DIR</c>.</summary>
internal static class OperatorCommand
{
    private static readonly Dictionary<string, HostProgram> KnownBy = new(StringComparer.Ordinal)
    {
        ["import"] = HostProgram.Api,
        ["demo"] = HostProgram.Api,
        ["employees"] = HostProgram.IdentityServer,
        ["clients"] = HostProgram.IdentityServer,
        ["revoke"] = HostProgram.IdentityServer,
        [DoctorCommand.Name] = HostProgram.IdentityServer,
    };

    /// <returns>The host's exit code.</returns>
    public static async Task<int> RunAsync(string[] args, AppHostSettings settings, CancellationToken stop)
    {
        if (!KnownBy.TryGetValue(args[0], out var host))
            throw new StartRefusedException($"There is no command '{args[0]}'. --help lists them.");

        using var folder = DataFolder.Open(settings.DataDir);
        var secrets = Secrets.ReadOrDraw(settings, folder);
        await using var database = await Database.OpenAsync(settings, folder, secrets, stop);
        await database.Ready;
        var environment = new HostEnvironment(settings, secrets, database.ConnectionString);
        return await RunAsync(host, args, environment);
    }

    // The console and the current folder are the command's own. Ctrl-C reaches it as it reaches us, and it decides.
    private static async Task<int> RunAsync(HostProgram host, string[] args, HostEnvironment environment)
    {
        var assembly = host.FindAssembly();
        var start = new ProcessStartInfo(HostProgram.DotNet, [assembly, .. args]) { UseShellExecute = false };
        foreach (var (name, value) in environment.ForCommand(Path.GetDirectoryName(assembly)!))
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
