using ProjectsPlugin.IdentityServer;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>Where the engine that was built keeps its clients, grants, codes and refresh tokens, for tests that look into the database.</summary>
internal static class EngineTables
{
    private static readonly bool IsDuende = typeof(IdentityServerMarker).Assembly.GetReferencedAssemblies().Any(assembly => assembly.Name == "Duende.IdentityServer");

    /// <summary>How many clients have the id <c>$1</c>.</summary>
    public static string CountClients => IsDuende
        ? "SELECT count(*) FROM identity.duende_clients WHERE client_id = $1"
        : "SELECT count(*) FROM identity.clients WHERE client_id = $1";

    /// <summary>How many clients are stored.</summary>
    public static string CountAllClients => IsDuende
        ? "SELECT count(*) FROM identity.duende_clients"
        : "SELECT count(*) FROM identity.clients";

    /// <summary>How many are after a first start, which knows one of the settings and our own pages: with Duende none, which reads these from there at each request.</summary>
    public static int ClientsOfFirstStart => IsDuende ? 0 : 2;

    /// <summary>Gives the client <c>$1</c> the id <c>$2</c>.</summary>
    public static string RenameClient => IsDuende
        ? "UPDATE identity.duende_clients SET client_id = $2 WHERE client_id = $1"
        : "UPDATE identity.clients SET client_id = $2 WHERE client_id = $1";

    /// <summary>Gives the client <c>$1</c> the name <c>$2</c>.</summary>
    public static string NameClient => IsDuende
        ? "UPDATE identity.duende_clients SET name = $2 WHERE client_id = $1"
        : "UPDATE identity.clients SET display_name = $2 WHERE client_id = $1";

    /// <summary>How many grants the client <c>$1</c> has.</summary>
    public static string CountGrants => IsDuende
        ? "SELECT count(*) FROM identity.duende_grants WHERE client_id = $1"
        : "SELECT count(*) FROM identity.grants g JOIN identity.clients c ON c.id = g.application_id WHERE c.client_id = $1";

    /// <summary>How many of these have not ended.</summary>
    public static string CountLivingGrants => CountGrants + (IsDuende ? " AND ended_at IS NULL" : " AND g.status = 'valid'");

    /// <summary>Gives the client <c>$1</c> so many more as <c>$2</c> says, each of another person.</summary>
    public static string AddGrants => IsDuende
        ? """
          INSERT INTO identity.duende_grants (id, account_id, client_id, redirect_uri, scopes, began_at, usable_until)
          SELECT gen_random_uuid(), gen_random_uuid(), $1, 'https://assistant.example/', '{projects}', now(), now() + interval '30 days'
          FROM generate_series(1, $2)
          """
        : """
          INSERT INTO identity.grants (id, application_id, concurrency_token, creation_date, scopes, status, subject, type)
          SELECT gen_random_uuid(), c.id, 'a', now(), '["projects"]', 'valid', gen_random_uuid()::text, 'ad-hoc'
          FROM identity.clients c, generate_series(1, $2) WHERE c.client_id = $1
          """;

    /// <summary>How many refresh tokens the client <c>$1</c> has, and how many codes and refresh tokens.</summary>
    public static string CountTokens => IsDuende
        ? "SELECT count(*) FILTER (WHERE type = 'refresh_token'), count(*) FROM identity.duende_persisted_grants WHERE client_id = $1"
        : """
          SELECT count(*) FILTER (WHERE type LIKE '%:refresh_token'), count(*)
          FROM identity.tokens WHERE application_id = (SELECT id FROM identity.clients WHERE client_id = $1)
          """;

    /// <summary>Everything that was issued and granted, in one number.</summary>
    public static string CountIssued => IsDuende
        ? "SELECT (SELECT count(*) FROM identity.duende_persisted_grants) + (SELECT count(*) FROM identity.duende_grants)"
        : "SELECT (SELECT count(*) FROM identity.tokens) + (SELECT count(*) FROM identity.grants)";

    /// <summary>Makes everything 40 days older.</summary>
    public static IReadOnlyList<string> Age => IsDuende
        ?
        [
            "UPDATE identity.duende_persisted_grants SET creation_time = creation_time - interval '40 days', expiration = expiration - interval '40 days'",
            "UPDATE identity.duende_grants SET began_at = began_at - interval '40 days', usable_until = usable_until - interval '40 days'",
        ]
        :
        [
            "UPDATE identity.tokens SET creation_date = creation_date - interval '40 days', expiration_date = expiration_date - interval '40 days'",
            "UPDATE identity.grants SET creation_date = creation_date - interval '40 days'",
        ];

    /// <summary>Which version of which row there is: the transaction that wrote it and its place.</summary>
    public static string RowVersions => IsDuende
        ? "SELECT 'token ' || id || xmin FROM identity.duende_persisted_grants UNION ALL SELECT 'grant ' || id || xmin FROM identity.duende_grants"
        : "SELECT 'token ' || id || xmin FROM identity.tokens UNION ALL SELECT 'grant ' || id || xmin FROM identity.grants";

    /// <summary>How many grants have a redeemed code and no refresh token, or the other way round.</summary>
    public static string CountHalfDone => IsDuende
        ? """
          SELECT count(*) FROM identity.duende_grants g
          WHERE EXISTS (SELECT FROM identity.duende_persisted_grants t WHERE t.description = g.id::text AND t.type = 'authorization_code' AND t.consumed_time IS NOT NULL)
             <> EXISTS (SELECT FROM identity.duende_persisted_grants t WHERE t.description = g.id::text AND t.type = 'refresh_token')
          """
        : """
          SELECT count(*) FROM identity.grants g
          WHERE EXISTS (SELECT FROM identity.tokens t WHERE t.authorization_id = g.id AND t.type LIKE '%authorization_code' AND t.status = 'redeemed')
             <> EXISTS (SELECT FROM identity.tokens t WHERE t.authorization_id = g.id AND t.type LIKE '%refresh_token')
          """;
}
