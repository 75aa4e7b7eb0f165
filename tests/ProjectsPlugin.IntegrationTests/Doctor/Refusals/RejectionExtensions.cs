using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using ProjectsPlugin.IntegrationTests.Accounts;

namespace ProjectsPlugin.IntegrationTests.Doctor.Refusals;

/// <summary>How strangers ask to sign people in at a server, and what its operator is told about those who were refused.</summary>
internal static partial class RejectionExtensions
{
    /// <summary>What every request brings along and nobody may find again.</summary>
    public const string State = "state-that-nobody-keeps";

    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /// <summary>An authorization request; what stands in <paramref name="others"/> wins, and null leaves a parameter out.</summary>
    public static async Task<HttpResponseMessage> AskAsync(
        this IdentityServerFixture server, string? clientId, string? redirectUri, params (string Name, string? Value)[] others)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = clientId,
            ["redirect_uri"] = redirectUri,
            ["state"] = State,
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in others)
            parameters[name] = value;

        using var client = server.CreateClient();
        return await client.GetAsync(
            new Uri(QueryHelpers.AddQueryString("/oauth", parameters.Where(parameter => parameter.Value is not null)), UriKind.Relative));
    }

    /// <summary>What the operator's command says.</summary>
    public static async Task<RejectionReport> ReadRejectionsAsync(this IdentityServerFixture server, params string[] more)
    {
        var (exitCode, output, errors) = await server.RunAsync(["doctor", "refusals", .. more]);
        Assert.That((exitCode, errors), Is.EqualTo((0, "")));
        return new RejectionReport(output);
    }

    /// <summary>The statements that the database was asked to execute so far, where the settings have them logged.</summary>
    public static IReadOnlyList<string> Statements(this IdentityServerFixture server) =>
        [.. server.LogEntries.Where(entry => entry.Event == RelationalEventId.CommandExecuted).Select(entry => entry.Message)];

    /// <summary>What the error page says, without what differs at every visit.</summary>
    public static async Task<string> PageAsync(this HttpResponseMessage answer) => Reference().Replace(await answer.Content.ReadAsStringAsync(), "");

    public static async Task ExecuteAsync(this IdentityServerFixture server, string statement)
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = database.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Everything that is kept, as one text a row.</summary>
    public static async Task<IReadOnlyList<string>> KeptAsync(this IdentityServerFixture server)
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = database.CreateCommand("SELECT refused::text FROM identity.refused_requests refused");
        await using var rows = await command.ExecuteReaderAsync();
        var kept = new List<string>();
        while (await rows.ReadAsync())
            kept.Add(rows.GetString(0));
        return kept;
    }

    [GeneratedRegex("<code>[0-9a-f]{32}</code><br><time.*?</time>")]
    private static partial Regex Reference();
}
