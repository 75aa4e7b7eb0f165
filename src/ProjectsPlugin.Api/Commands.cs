using System.CommandLine;
using ProjectsPlugin.Api.Import;
using ProjectsPlugin.Api.OpenApi;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api;

/// <summary>What an operator runs instead of the host: <c>ProjectsPlugin.Api import FILE</c>.</summary>
internal static class Commands
{
    private static readonly RootCommand Root = new("The resource API of ProjectsPlugin. Without a command it serves.") { ImportCommand.Create(), OpenApiCommand.Create() };

    public static bool Include(string[] args) => args is [var name, ..] && Root.Subcommands.Any(command => command.Name == name);

    /// <returns>The process's exit code: 0, or 1 if nothing was done.</returns>
    public static Task<int> RunAsync(string[] args) => Root.Parse(args).InvokeAsync();

    /// <summary>What the command does. A wrong setting ends it as it ends the host: by its message alone, and exit code 1.</summary>
    public static void SetSettledAction(this Command command, Func<ParseResult, CancellationToken, Task<int>> action) => command.SetAction(async (parsed, cancellation) =>
    {
        try
        {
            return await action(parsed, cancellation);
        }
        catch (Exception wrong) when (WrongSettings.Explain(wrong))
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    });
}
