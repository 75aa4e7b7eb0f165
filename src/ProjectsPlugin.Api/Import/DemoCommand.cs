using System.CommandLine;
using Npgsql;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Import;

/// <summary><c>demo remove</c>: takes the demo data out of the directory.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var remove = new DocumentedCommand(
            "remove", "Remove the projects, people and company facts that came with the product; your own stay", "demo remove");
        remove.SetAction((_, cancellation) => RemoveAsync(cancellation));
        return new Command("demo", "Manage the demo data") { remove };
    }

    /// <summary>What keeps the demo from coming back, for who has it on.</summary>
    public static string? Remediation(IConfiguration configuration) => configuration.GetValue<bool>(DemoMode.EnabledSetting)
        ? "The demo is still on: its accounts can sign in, and its data comes back into an empty directory. Set Demo__Enabled=false and start again."
        : null;

    private static async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddOwnSettings();
        builder.AddKeyPerFileSettings();
        builder.AddData();
        using var host = builder.Build();
        await host.Services.MigrateDatabaseAsync<ProjectsDb>(cancellation);

        var connection = builder.Configuration.PostgresConnection(ProjectsDb.Schema);
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync(cancellation);
        var removed = await DemoRecords.RemoveAsync(database, cancellation);
        Console.WriteLine(removed.Any ? $"Removed the demo data: {removed}." : "There is no demo data.");
        if (await DemoRecords.CountAsync(database, cancellation) is { Any: true } left)
            Console.WriteLine($"Kept of it: {left.Users:N0} users who have to do with your own projects.");
        if (Remediation(builder.Configuration) is { } advice)
            Console.WriteLine(advice);
        await DirectoryNamesCopy.TryAfterCommandAsync(connection, cancellation);
        return 0;
    }
}
