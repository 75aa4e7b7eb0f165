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

        await using var command = new NpgsqlCommand("SELECT id FROM projects.users WHERE id = ANY($1)", database) { Parameters = { new() { Value = elsewhere } } };
        var unknown = elsewhere.ToHashSet();
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                unknown.Remove(rows.GetInt32(0));

        foreach (var link in file.ProjectUsers.Where(link => unknown.Contains(link.UserId)))
            file.Problems.Add($"project {link.ProjectId}, users", "id", $"{link.UserId} is unknown: neither this file nor the directory has such a user");
    }

    private static async Task FindTakenEmailsAsync(NpgsqlConnection database, ImportFile file, HashSet<int> inFile, CancellationToken cancellation)
    {
        if (file.Users.Count == 0)
            return;

        await using var command = new NpgsqlCommand(
            """
            SELECT f.id, f.email, u.id FROM unnest($1, $2) AS f(id, email) JOIN projects.users u ON lower(u.email) = lower(f.email)
            WHERE u.id <> f.id ORDER BY f.id
            """, database)
        {
            Parameters =
            {
                new() { Value = file.Users.Select(user => user.Id).ToArray() },
                new() { Value = file.Users.Select(user => user.Email).ToArray() },
            },
        };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            if (!inFile.Contains(rows.GetInt32(2)))
                file.Problems.Add($"user {rows.GetInt32(0)}", "email", $"is \"{rows.GetString(1)}\", which user {rows.GetInt32(2)} of the directory has already");
    }
}
