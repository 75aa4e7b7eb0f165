using System.CommandLine;
using ProjectsPlugin.Api.Import;
using ProjectsPlugin.Api.OpenApi;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api;

/// <summary>What an operator runs instead of the host: <c>ProjectsPlugin.Api import FILE</c>.</summary>
internal static class Commands
{
    private static readonly RootCommand Root = new("Serve the resource API, or run a command instead")
    {
        ImportCommand.Create(),
        DemoCommand.Create(),
        OpenApiCommand.Create(),
        Health(),
    };

    public static bool Include(string[] args) => CommandLineProgram.IsCommand(args);

    /// <returns>The process's exit code: 0, or 1 if nothing was done.</returns>
    /// <remarks>A wrong setting is not handled here, so that it is told as at the start of the host (<see cref="ConfigurationErrors"/>).</remarks>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await Root.RunAsync(args);
        }
        catch (OperationCanceledException)
        {
            return 1;
        }
    }

    private static DocumentedCommand Health()
    {
        var command = new DocumentedCommand("health", "Ask the host that runs in this container whether it can serve", "health");
        command.ExitCodes = [("0", "It can"), ("1", "It cannot, or nothing answers")];
        command.SetAction((_, _) => HealthCommand.RunAsync());
        return command;
    }
}
