using System.Diagnostics;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Compose;

/// <summary>Docker's commands, as an operator types them at the root of the repository.</summary>
internal static class ComposeCommand
{
    private static readonly Lazy<Task<string[]>> Compose = new(FindAsync);

    /// <summary>Runs <c>docker compose</c>, or the older <c>docker-compose</c>, to its end, which must be a good one; returns its standard output.</summary>
    public static async Task<string> ComposeAsync(IReadOnlyDictionary<string, string?> settings, params string[] arguments) =>
        await RunAsync(settings, [.. await Compose.Value, .. arguments]);

    public static Task<string> DockerAsync(params string[] arguments) => RunAsync(new Dictionary<string, string?>(), ["docker", .. arguments]);

    /// <summary>As a shell has it, for what is sent to a file or read from one.</summary>
    public static async Task<string> ShellAsync(IReadOnlyDictionary<string, string?> settings, Func<string, string> line) =>
        await RunAsync(settings, ["sh", "-c", line(string.Join(' ', await Compose.Value))]);

    private static async Task<string> RunAsync(IReadOnlyDictionary<string, string?> settings, string[] command)
    {
        var (exitCode, output, error) = await TryAsync(settings, command);
        Assert.That(exitCode, Is.Zero, $"{string.Join(' ', command)}\n{output}\n{error}");
        return output;
    }

    private static async Task<(int ExitCode, string Output, string Error)> TryAsync(IReadOnlyDictionary<string, string?> settings, string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static async Task<string[]> FindAsync()
    {
        var (exitCode, _, _) = await TryAsync(new Dictionary<string, string?>(), ["docker", "compose", "version"]);
        return exitCode == 0 ? ["docker", "compose"] : ["docker-compose"];
    }
}
