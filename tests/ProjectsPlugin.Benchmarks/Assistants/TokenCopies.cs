using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using ProjectsPlugin.Benchmarks.Hosts;

namespace ProjectsPlugin.Benchmarks.Assistants;

/// <summary>Access tokens that differ from a real one by their id alone, signed with the host's key: to exchange thousands would take minutes.</summary>
internal static class TokenCopies
{
    public static async Task<string[]> MakeAsync(Installation installation, string accessToken, int count)
    {
        var parts = accessToken.Split('.');
        using var key = await ReadKeyAsync(installation, (string)Decode(parts[0])["kid"]!);
        var claims = Decode(parts[1]);
        var tokens = new string[count];
        for (var copy = 0; copy < count; copy++)
        {
            claims["jti"] = Guid.NewGuid().ToString();
            var signed = $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
            tokens[copy] = $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
        }

        return tokens;
    }

    private static JsonObject Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    private static async Task<ECDsa> ReadKeyAsync(Installation installation, string id)
    {
        await using var connection = new NpgsqlConnection(installation.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT material FROM identity.keys WHERE id = $1", connection)
        {
            Parameters = { new NpgsqlParameter { Value = id } },
        };
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey((byte[])(await command.ExecuteScalarAsync())!, out _);
        return key;
    }
}
