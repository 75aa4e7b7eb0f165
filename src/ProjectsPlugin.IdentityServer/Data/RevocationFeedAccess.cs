using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>
/// Lets a database role of the API's own read the two views that concern it and write the rows of one table, and nothing else of this schema.
/// </summary>
internal static class RevocationFeedAccess
{
    /// <summary>The role's name; not set where both hosts share a role.</summary>
    public const string RoleSetting = "RevocationFeed:Role";

    // A name cannot be a parameter of GRANT, so the database itself quotes it.
    private const string Grant =
        $"""
        DO $$ BEGIN
          EXECUTE format('GRANT USAGE ON SCHEMA {IdentityServerDb.Schema} TO %1$I; GRANT SELECT ON {RevocationFeed.View}, {ActiveEmployees.View} TO %1$I;'
            'GRANT SELECT, INSERT, UPDATE, DELETE ON {DirectoryNames.Table} TO %1$I', current_setting('feed.role'));
        END $$
        """;

    /// <exception cref="FormatException">There is no such role.</exception>
    public static async Task OpenRevocationFeedAsync(this IServiceProvider services)
    {
        if (services.GetRequiredService<IConfiguration>()[RoleSetting] is not { Length: > 0 } role)
            return;

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityServerDb>();

        // Copies that grant the same at the same time would fail each other.
        await using var transaction = await db.AcquireAdvisoryLockAsync("ProjectsPlugin revocation feed", CancellationToken.None);
        try
        {
            await db.Database.ExecuteSqlAsync($"SELECT set_config('feed.role', {role}, true)");
            await db.Database.ExecuteSqlRawAsync(Grant);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UndefinedObject)
        {
            throw new FormatException(
                $"RevocationFeed__Role is '{role}', and the database has no such role. "
                + "Set it to the role that the API connects with, or leave it out if both hosts share one.",
                failure);
        }

        await transaction.CommitAsync();
    }
}
