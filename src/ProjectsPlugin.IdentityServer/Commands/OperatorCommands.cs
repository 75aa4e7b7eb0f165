using System.CommandLine;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Refusals;
using ProjectsPlugin.IdentityServer.Consent;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>What an operator can ask of this host instead of starting it: <c>-- employees add EMAIL</c> and the like.</summary>
internal static class OperatorCommands
{
    /// <summary>Whether the arguments are a command; settings, which begin with dashes, are not.</summary>
    public static bool AreNamedBy(string[] args) => args is ["-h" or "-?" or "--help", ..] || (args is [var first, ..] && !first.StartsWith('-'));

    /// <summary>A command's output is what was asked for; everything else goes to the error stream, and only if it matters.</summary>
    public static void QuietForCommands(this WebApplicationBuilder builder, string[] args)
    {
        if (!AreNamedBy(args))
            return;

        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter(level => level >= LogLevel.Warning);
        // What fails in a command is thrown; what EF Core logs as failed is its look for a schema that is not there yet.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
    }

    /// <returns>The process's exit code: 0, or 1 if the command could not be understood or done.</returns>
    public static Task<int> RunCommandAsync(this IServiceProvider services, string[] args, InvocationConfiguration? console = null) =>
        All(services).Parse(args).InvokeAsync(console);

    private static RootCommand All(IServiceProvider services) => new("Operates the identity server. Without a command, the server starts.")
    {
        EmployeeCommands.Create(services),
        ClientCommands.Create(services),
        RevokeCommand.Create(services),
        RefusalsCommand.Create(services),
    };
}
