using Npgsql;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Revocation;

/// <summary>Somebody whose access a test may end: an account with the demo password, made without starting a process.</summary>
internal static class NewEmployee
{
    /// <returns>The address.</returns>
    public static async Task<string> HireAsync(Installation installation)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await using var database = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var command = database.CreateCommand(
            """
            INSERT INTO identity.accounts
            SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'email', $1, 'user_name', $1,
                'normalized_email', upper($1), 'normalized_user_name', upper($1)))).*
            FROM identity.accounts a WHERE a.email = 'user1@example.com'
            """);
        command.Parameters.Add(new() { Value = email });
        await command.ExecuteNonQueryAsync();
        return email;
    }
}
