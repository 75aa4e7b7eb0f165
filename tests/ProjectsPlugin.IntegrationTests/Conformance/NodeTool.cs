using System.Text;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Conformance;

/// <summary>A program of the packages that <c>tests/conformance/run.sh</c> installs.</summary>
internal static class NodeTool
{
    /// <summary>Set by the script: the Node.js to run.</summary>
    private const string NodeSetting = "CONFORMANCE_NODE";

    public const string Suite = "@modelcontextprotocol/conformance/dist/index.js";
    public const string Inspector = "@modelcontextprotocol/inspector/clients/launcher/build/index.js";

    /// <summary>The folder with what the suite is told.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "conformance");

    /// <summary>Runs it to its end and returns how it ended and everything that it wrote.</summary>
    /// <param name="program">One of the two of this class.</param>
    /// <param name="said">Is told each line as it is written.</param>
    /// <param name="arguments">For the program.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, Action<string>? said, params string[] arguments)
    {
        var node = Environment.GetEnvironmentVariable(NodeSetting) ?? throw new AssertionException(
            "Run tests/conformance/run.sh, which brings what this test needs.");
        var output = new StringBuilder();
        void Read(string line)
        {
            lock (output)
                output.AppendLine(line);
            said?.Invoke(line);
        }

        await using var run = ChildProcess.Start(new ChildCommand(node, [Path.Combine(Folder, "node_modules", program), .. arguments])
        {
            WorkingDirectory = Folder,
            Output = Read,
            Error = Read,
        });
        var exitCode = await run.Exited;
        return (exitCode, output.ToString());
    }
}
