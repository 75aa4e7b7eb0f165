using Npgsql;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Import;

/// <summary>Brings what the identity server is told of the directory (<see cref="DirectoryNames"/>) in line with the directory.</summary>
internal static class DirectoryNamesCopy
{
    // The lock is for copies of the API: one that still saw an older directory must not write last. What is told already is not written again.
    private const string Sql =
        $"""
        SELECT pg_advisory_xact_lock(hashtext('ProjectsPlugin directory names'));

        WITH gone AS (
            DELETE FROM {DirectoryNames.Table} told
            WHERE NOT EXISTS (SELECT FROM projects.users WHERE lower(users.email) = lower(told.email)))
        INSERT INTO {DirectoryNames.Table} AS told (email, name)
        SELECT email, name FROM projects.users
        WHERE NOT EXISTS (SELECT FROM {DirectoryNames.Table} told WHERE lower(told.email) = lower(users.email) AND told.name = users.name)
        ON CONFLICT (lower(email)) DO UPDATE SET name = excluded.name;
        """;

    /// <summary>Tries it. The table may not be there yet: the identity server makes it, and may start later or be of an earlier version.</summary>
    /// <returns>Why it could not be done, or null if it is done.</returns>
    public static async Task<string?> TryAsync(string connection, CancellationToken cancellation)
    {
        try
        {
            await using var database = new NpgsqlConnection(connection);
            await database.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand(Sql, database) { CommandTimeout = 60 };
            await command.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (NpgsqlException fault)
        {
            return (fault as PostgresException)?.MessageText ?? fault.Message;
        }
    }

    /// <summary>Tries it after a command has changed the directory, and tells the operator if the accounts have to wait.</summary>
    public static async Task TryAfterCommandAsync(string connection, CancellationToken cancellation)
    {
        if (await TryAsync(connection, cancellation) is { } reason)
            Console.WriteLine(
                "The identity server hears of the people's names when the API starts next "
                    + $"({reason}); until then 'employees add' does not know them.");
    }
}
