using Npgsql;

namespace ProjectsPlugin.Api.Import;

/// <summary>Writes a file into the database: inserts or updates by id, replaces the people of the file's projects, deletes nothing.</summary>
internal sealed class Importer(string connection, Action<string> progress)
{
    /// <summary>All of the file or nothing of it. Problems that only the database shows are added to the file's.</summary>
    /// <param name="file">What to write.</param>
    /// <param name="onlyIfEmpty">Leaves a directory that has anything in it alone.</param>
    /// <param name="cancellation">Changes nothing if it comes before the end.</param>
    /// <returns>Whether something was written.</returns>
    public async Task<bool> ImportAsync(ImportFile file, bool onlyIfEmpty, CancellationToken cancellation)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync(cancellation);
        await using var transaction = await database.BeginTransactionAsync(cancellation);

        // Two imports take turns, so that what the checks saw still holds when the rows are written. Readers go on.
        await database.ExecuteAsync("LOCK TABLE projects.company, projects.users, projects.projects, projects.project_users IN SHARE ROW EXCLUSIVE MODE", cancellation);
        if (onlyIfEmpty && !await IsEmptyAsync(database, cancellation))
            return false;

        await DatabaseChecks.RunAsync(database, file, cancellation);
        if (file.Problems.Lines.Count > 0)
            return false;

        await Upload.SendAsync(database, file, progress, cancellation);
        progress("Writing …");
        await database.ExecuteAsync(ImportSql.Write, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static async Task<bool> IsEmptyAsync(NpgsqlConnection database, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ImportSql.IsEmpty, database);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
