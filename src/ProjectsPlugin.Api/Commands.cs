using System.CommandLine;
using ProjectsPlugin.Api.Import;
using ProjectsPlugin.Api.OpenApi;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api;

/// <summary>What an operator runs instead of the host: <c>ProjectsPlugin.Api import FILE</c>.</summary>
internal static class Commands
{
    private static readonly RootCommand Root = new("The resource API of ProjectsPlugin. Without a command it serves.")
    {
        ImportCommand.Create(),
        DemoCommand.Create(),
        OpenApiCommand.Create(),
    };

    public static bool Include(string[] args) => args is [var name, ..] && Root.Subcommands.Any(command => command.Name == name);

    /// <returns>The process's exit code: 0, or 1 if nothing was done.</returns>
    /// <remarks>A wrong setting is not handled here, so that it is told as at the start of the host (<see cref="ConfigurationErrors"/>).</remarks>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await Root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return 1;
        }
    }
}
