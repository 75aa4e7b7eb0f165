using System.CommandLine;
using ProjectsPlugin.Doctor;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Doctor;

/// <summary>What the doctor says about an installation, by its command.</summary>
internal sealed record DoctorReport(int ExitCode, string Output)
{
    /// <summary>What it says about a check that failed: what was found, why it matters and the fix.</summary>
    public string About(string check) =>
        Blocks().FirstOrDefault(block => block.StartsWith($"FAILED  {check}", StringComparison.Ordinal)) ?? $"'{check}' did not fail.";

    /// <summary>The names of the checks with this mark: ok, FAILED or skipped.</summary>
    public IReadOnlyList<string> Marked(string mark) =>
        [.. Output.Split('\n').Where(line => line.StartsWith(mark.PadRight(8), StringComparison.Ordinal) && line[8] != ' ').Select(line => line[8..].Trim())];

    /// <summary>Asks about the shared installation behind a proxy that changes its answers.</summary>
    public static async Task<DoctorReport> RunBehindProxyAsync(Action<ProxiedResponse> change, params string[] more)
    {
        var installation = await Installation.Shared;
        await using var proxy = await RewritingProxy.StartAsync(installation, change);
        return await RunAsync(proxy.Connections, [installation.PublicUrl.ToString(), .. more]);
    }

    /// <summary>Asks about an installation, with connections of this kind or as usual.</summary>
    public static Task<DoctorReport> RunAsync(Func<SocketsHttpHandler>? connections, params string[] arguments) =>
        RunAsync(connections, Installation.DemoPassword, arguments);

    public static async Task<DoctorReport> RunAsync(
        Func<SocketsHttpHandler>? connections, string password, string[] arguments, TimeProvider? time = null)
    {
        await using var output = new StringWriter();
        var command = DoctorCommand.Create("doctor", () => throw new AssertionException("The address is given."), _ => password, connections, time);
        var exitCode = await DoctorCommand.RunAsync(command, arguments, new InvocationConfiguration { Output = output, Error = output });
        return new DoctorReport(exitCode, output.ToString());
    }

    // A check begins at the margin; what is said about it is indented.
    private IEnumerable<string> Blocks()
    {
        var block = new List<string>();
        foreach (var line in Output.Split('\n'))
        {
            if (block.Count > 0 && !line.StartsWith("        ", StringComparison.Ordinal))
            {
                yield return string.Join('\n', block);
                block.Clear();
            }

            block.Add(line);
        }

        yield return string.Join('\n', block);
    }
}
