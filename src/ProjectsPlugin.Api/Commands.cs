using System.CommandLine;
using ProjectsPlugin.Api.Import;
using ProjectsPlugin.Api.OpenApi;

namespace ProjectsPlugin.Api;

/// <summary>What an operator runs instead of the host: <c>ProjectsPlugin.Api import FILE</c>.</summary>
internal static class Commands
{
    private static readonly RootCommand Root = new("The resource API of ProjectsPlugin. Without a command it serves.") { ImportCommand.Create(), OpenApiCommand.Create() };

    public static bool Include(string[] args) => args is [var name, ..] && Root.Subcommands.Any(command => command.Name == name);

    /// <returns>The process's exit code: 0, or 1 if nothing was done.</returns>
    public static Task<int> RunAsync(string[] args) => Root.Parse(args).InvokeAsync();
}
