using Npgsql;

namespace ProjectsPlugin.Api.Import;

/// <summary>What is wrong with a file only in the light of what is there already.</summary>
internal static class DatabaseChecks
{
    public static async Task RunAsync(NpgsqlConnection database, ImportFile file, CancellationToken cancellation)
    {
        var inFile = file.Users.Select(user => user.Id).ToHashSet();
        await FindUnknownPeopleAsync(database, file, inFile, cancellation);
        await FindTakenEmailsAsync(database, file, inFile, cancellation);
    }

    private static async Task FindUnknownPeopleAsync(NpgsqlConnection database, ImportFile file, HashSet<int> inFile, CancellationToken cancellation)
    {
        var elsewhere = file.ProjectUsers.Select(link => link.UserId).Where(id => id > 0 && !inFile.Contains(id)).Distinct().ToArray();
        if (elsewhere.Length == 0)
            return;

        await using var command = new NpgsqlCommand("SELECT id FROM projects.users WHERE id = ANY($1)", database)
        {
            Parameters = { new() { Value = elsewhere } },
        };
        var unknown = elsewhere.ToHashSet();
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                unknown.Remove(rows.GetInt32(0));

        foreach (var link in file.ProjectUsers.Where(link => unknown.Contains(link.UserId)))
            file.Problems.Add($"project {link.ProjectId}, users", "id", $"{link.UserId} is unknown: neither this file nor the directory has such a user");
    }

    // The database alone knows which letters its unique index takes for the same.
    private static async Task FindTakenEmailsAsync(NpgsqlConnection database, ImportFile file, HashSet<int> inFile, CancellationToken cancellation)
    {
        if (file.Users.Count == 0)
            return;

        await using var command = new NpgsqlCommand(
            """
            WITH f AS (
                SELECT n::int AS n, email, lower(email) AS lowered, (first_value(n) OVER (PARTITION BY lower(email) ORDER BY n))::int AS first
                FROM unnest($1) WITH ORDINALITY AS f(email, n) WHERE email <> '')
            SELECT f.n, f.email, f.first, 0 FROM f WHERE f.n <> f.first
            UNION ALL
            SELECT f.n, f.email, 0, u.id FROM f JOIN projects.users u ON lower(u.email) = f.lowered
            ORDER BY 1
            """, database)
        { Parameters = { new() { Value = file.Users.Select(user => user.Email).ToArray() } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var (record, email, first, owner) = (file.UserRecords[rows.GetInt32(0) - 1], rows.GetString(1), rows.GetInt32(2), rows.GetInt32(3));
            if (first > 0)
                file.Problems.Add(record, "email", $"is \"{email}\", which {file.UserRecords[first - 1]} has already");
            else if (!inFile.Contains(owner))
                file.Problems.Add(record, "email", $"is \"{email}\", which user {owner} of the directory has already");
        }
    }
}
