using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>What an operator can ask of this host instead of starting it: <c>-- employees add EMAIL</c> and the like.</summary>
internal static class OperatorCommands
{
    /// <summary>Whether the arguments are a command; settings, which begin with dashes, are not.</summary>
    public static bool AreNamedBy(string[] args) => CommandLineProgram.IsCommand(args);

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
    /// <remarks>A wrong setting is not handled here, so that it is told as at the start of the host (<see cref="ConfigurationErrors"/>).</remarks>
    public static async Task<int> RunCommandAsync(this IServiceProvider services, string[] args, InvocationConfiguration? console = null)
    {
        console ??= new InvocationConfiguration();
        try
        {
            return await All(services).RunAsync(args, console);
        }
        catch (OperationCanceledException)
        {
            return 1;
        }
        catch (Exception fault) when (fault.GetBaseException() is DbException or TimeoutException or SocketException)
        {
            await console.Error.WriteLineAsync(
                $"The database did not do all of it: {fault.GetBaseException().Message} What "
                    + "it did stays done; run the command again for the rest.");
            return 1;
        }
    }

    private static RootCommand All(IServiceProvider services) => new("Serve the identity server, or run a command instead")
    {
        EmployeeCommands.Create(services),
        ClientCommands.Create(services),
        RevokeCommand.Create(services),
        RejectionCommands.Create(services),
        ScimCommands.Create(services),
        Health(),
    };

    private static DocumentedCommand Health()
    {
        var command = new DocumentedCommand("health", "Ask the host that runs in this container whether it can serve", "health");
        command.ExitCodes = [("0", "It can"), ("1", "It cannot, or nothing answers")];
        command.SetAction((_, _) => HealthCommand.RunAsync());
        return command;
    }
}
