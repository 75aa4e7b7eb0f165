using Npgsql;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Data;

namespace ProjectsPlugin.Api.Import;

/// <summary>Sends the file's rows into temporary tables by <c>COPY</c>.</summary>
internal static class Upload
{
    private const int ProgressEvery = 10_000;

    public static async Task SendAsync(NpgsqlConnection database, ImportFile file, Action<string> progress, CancellationToken cancellation)
    {
        await database.ExecuteAsync(ImportSql.Tables, cancellation);

        await CopyAsync(database, "company", "new_company", OneOrNone(file.Company), async (row, to) =>
        {
            await to.WriteAsync(row.Id, cancellation);
            foreach (var text in (string[])[row.Name, row.About, row.Website, row.ContactEmail, row.WritingStyle])
                await to.WriteAsync(text, cancellation);
        }, progress, cancellation);

        await CopyAsync(database, "users", "new_users", file.Users, async (row, to) =>
        {
            await to.WriteAsync(row.Id, cancellation);
            foreach (var text in (string[])[row.Name, row.Email, row.Company])
                await to.WriteAsync(text, cancellation);
        }, progress, cancellation);

        await CopyAsync(
            database, "projects", "new_projects", file.Projects, (row, to) => ProjectRows.WriteAsync(row, to, cancellation), progress, cancellation);

        await CopyAsync(database, "related people", "new_project_users", file.ProjectUsers, async (row, to) =>
        {
            await to.WriteAsync(row.ProjectId, cancellation);
            await to.WriteAsync(row.UserId, cancellation);
            await to.WriteAsync(row.Role, cancellation);
        }, progress, cancellation);
    }

    private static List<CompanyProfile> OneOrNone(CompanyProfile? company) => company is null ? [] : [company];

    private static async Task CopyAsync<T>(
        NpgsqlConnection database,
        string what,
        string table,
        List<T> rows,
        Func<T, NpgsqlBinaryImporter, Task> write,
        Action<string> progress,
        CancellationToken cancellation)
    {
        await using var copy = await database.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT binary)", cancellation);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0 && i % ProgressEvery == 0)
                progress($"Sent {i:N0} of {rows.Count:N0} {what}");
            await copy.StartRowAsync(cancellation);
            await write(rows[i], copy);
        }
        await copy.CompleteAsync(cancellation);
    }
}
