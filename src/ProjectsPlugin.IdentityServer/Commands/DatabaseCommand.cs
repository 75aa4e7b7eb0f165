using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>How a command gets at the database.</summary>
internal static class DatabaseCommand
{
    /// <summary>What the command does, with services of its own on a database that has every migration, however long it takes.</summary>
    public static Command WithDatabaseAction<TService>(
        this Command command, IServiceProvider services, Func<TService, ParseResult, CancellationToken, Task<int>> action)
        where TService : notnull
    {
        command.SetAction(async (parsed, cancellation) =>
        {
            await services.MigrateDatabaseAsync<IdentityServerDb>(cancellation);
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<IdentityServerDb>().Database.SetCommandTimeout(TimeSpan.Zero);
            return await action(scope.ServiceProvider.GetRequiredService<TService>(), parsed, cancellation);
        });
        return command;
    }
}
