using Npgsql;

namespace ProjectsPlugin.Api.Import;

/// <summary>Writes a file into the database: inserts or updates by id, replaces the people of the file's projects, deletes nothing but demo data.</summary>
internal sealed class Importer(string connection, Action<string> progress)
{
    /// <summary>All of the file or nothing of it. Problems that only the database shows are added to the file's.</summary>
    /// <param name="file">What to write.</param>
    /// <param name="mode">Whose data it is.</param>
    /// <param name="cancellation">Changes nothing if it comes before the end.</param>
    /// <returns>What was done, or null if nothing was.</returns>
    public async Task<ImportSummary?> ImportAsync(ImportFile file, ImportMode mode, CancellationToken cancellation)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync(cancellation);
        await using var transaction = await database.BeginTransactionAsync(cancellation);

        // Two imports take turns, so that what the checks saw still holds when the rows are written. Readers go on.
        await database.ExecuteAsync(
            "LOCK TABLE projects.company, projects.users, projects.projects, projects.project_users IN SHARE ROW EXCLUSIVE MODE", cancellation);
        if (mode is ImportMode.Demo && !await IsEmptyAsync(database, cancellation))
            return null;
        var removed = mode is ImportMode.Own ? await DemoRecords.RemoveAsync(database, cancellation) : default;

        await DatabaseChecks.RunAsync(database, file, cancellation);
        if (file.Problems.Count > 0)
            return null;

        await Upload.SendAsync(database, file, progress, cancellation);
        progress("Writing …");
        await database.ExecuteAsync(ImportSql.Compare, cancellation);
        var summary = await SummaryAsync(database, removed, cancellation);
        await database.ExecuteAsync(ImportSql.Write, cancellation);
        if (mode is ImportMode.Demo)
            await database.ExecuteAsync(ImportSql.MarkAsDemo, cancellation);
        await transaction.CommitAsync(cancellation);
        return summary;
    }

    private static async Task<bool> IsEmptyAsync(NpgsqlConnection database, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ImportSql.IsEmpty, database);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private static async Task<ImportSummary> SummaryAsync(NpgsqlConnection database, DemoRecords removed, CancellationToken cancellation)
    {
        await using var row = await database.ReadRowAsync(ImportSql.Count, cancellation);
        return new ImportSummary(Next(0), Next(3), Next(6), removed);

        Changes Next(int first) => new(row.GetInt64(first), row.GetInt64(first + 1), row.GetInt64(first + 2) - row.GetInt64(first) - row.GetInt64(first + 1));
    }
}
