using System.Buffers.Text;
using System.Security.Cryptography;
using Npgsql;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>A new employee's link to set a password, as the operator's command makes it, but without starting a process.</summary>
internal static class PasswordLink
{
    public static async Task<string> MakeAsync(Installation installation, string name = "Ana Lopez")
    {
        var token = RandomNumberGenerator.GetBytes(32);
        await using var database = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var command = database.CreateCommand(
            """
            WITH added AS (
                INSERT INTO identity.accounts
                SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'name', $1, 'email', $2, 'user_name', $2,
                    'normalized_email', upper($2), 'normalized_user_name', upper($2)))).*
                FROM identity.accounts a WHERE a.email = 'user1@example.com'
                RETURNING id)
            INSERT INTO identity.password_links (account_id, token_hash, expires_at) SELECT id, $3, now() + interval '1 hour' FROM added
            """);
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = $"{Guid.NewGuid():N}@example.com" });
        command.Parameters.Add(new() { Value = SHA256.HashData(token) });
        await command.ExecuteNonQueryAsync();
        return $"/auth/password?token={Base64Url.EncodeToString(token)}";
    }
}
