using System.Diagnostics;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Settings;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.Doctor;

namespace ProjectsPlugin.AppHost;

/// <summary>Runs the doctor, and passes every other command on to the host that knows it, with the database that belongs to <c>DATA_DIR</c>.</summary>
internal static class OperatorCommands
{
    private const string Doctor = "doctor";

    /// <summary>In place of the doctor's URL: what the identity server refused, which it tells itself because it has the database.</summary>
    private const string Refusals = "refusals";

    private static readonly Dictionary<string, HostProgram> KnownBy = new(StringComparer.Ordinal)
    {
        ["import"] = HostProgram.Api,
        ["demo"] = HostProgram.Api,
        ["employees"] = HostProgram.IdentityServer,
        ["clients"] = HostProgram.IdentityServer,
        ["scim"] = HostProgram.IdentityServer,
        ["revoke"] = HostProgram.IdentityServer,
        [Doctor] = HostProgram.IdentityServer,
    };

    /// <summary>Whether the arguments ask for what the doctor sees from outside, without a database.</summary>
    public static bool IsDoctor(string[] args) => args is [Doctor, ..] and not [_, Refusals, ..];

    public static Task<int> RunDoctorAsync(string[] args, Func<AppHostSettings> settings, CancellationToken stop)
    {
        var command = DoctorCommand.Create(Doctor, () => settings().PublicUrl, PasswordPrompt.Ask);
        command.Add(new DocumentedCommand(Refusals, "List the sign-ins that were refused in the last day, why, and what would allow each"));
        return DoctorCommand.RunAsync(command, args[1..], cancellation: stop);
    }

    /// <returns>The host's exit code.</returns>
    public static async Task<int> RunAsync(string[] args, AppHostSettings settings, CancellationToken stop)
    {
        if (!KnownBy.TryGetValue(args[0], out var host))
            throw new StartRefusedException(CommandErrors.DescribeUnknown(Help.Root, args[0]));
        if (args.Any(argument => argument is "-h" or "-?" or "--help"))
            return await RunAsync(host, args, new HostEnvironment(settings, Secrets.Draw(), "Host=localhost"));

        using var folder = DataFolder.Open(settings.DataDir);
        var secrets = Secrets.ReadOrDraw(settings, folder);
        await using var database = await Database.OpenAsync(settings, folder, secrets, stop);
        await database.Ready;
        return await RunAsync(host, args, new HostEnvironment(settings, secrets, database.ConnectionString));
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
