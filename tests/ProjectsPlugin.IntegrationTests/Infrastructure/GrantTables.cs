namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>Questions about clients, grants and refresh tokens, for tests that look into the database.</summary>
internal static class GrantTables
{
    /// <summary>How many clients have the id <c>$1</c>.</summary>
    public const string CountClients = "SELECT count(*) FROM identity.clients WHERE client_id = $1";

    /// <summary>How many clients are stored.</summary>
    public const string CountAllClients = "SELECT count(*) FROM identity.clients";

    /// <summary>Gives the client <c>$1</c> the id <c>$2</c>.</summary>
    public const string RenameClient = "UPDATE identity.clients SET client_id = $2 WHERE client_id = $1";

    /// <summary>Gives the client <c>$1</c> the name <c>$2</c>.</summary>
    public const string NameClient = "UPDATE identity.clients SET name = $2 WHERE client_id = $1";

    /// <summary>How many grants the client <c>$1</c> has.</summary>
    public const string CountGrants = "SELECT count(*) FROM identity.grants WHERE client_id = $1";

    /// <summary>How many grants of the client <c>$1</c> the API is told to refuse.</summary>
    public const string CountRevocations = "SELECT count(*) FROM identity.grant_revocations JOIN identity.grants ON grants.id = grant_id WHERE client_id = $1";

    /// <summary>Lets all that the client <c>$1</c> has be over for two hours.</summary>
    public const string LetEnd = "UPDATE identity.grants SET usable_until = now() - interval '2 hours' WHERE client_id = $1";

    /// <summary>Gives the client <c>$1</c> so many more as <c>$2</c> says, each of another person.</summary>
    public const string AddGrants =
        """
        INSERT INTO identity.grants
            (id, account_id, client_id, redirect_uri, scopes, audiences, session_id, signed_in_at, granted_at, code_hash, code_expires_at, usable_until)
        SELECT gen_random_uuid(), gen_random_uuid(), $1, 'https://assistant.example/', '{projects}', '{https://api.example}', gen_random_uuid(), now(), now(),
            sha256(gen_random_uuid()::text::bytea), now(), now() + interval '30 days'
        FROM generate_series(1, $2)
        """;

    /// <summary>How many refresh tokens the client <c>$1</c> has, and how many grants, each of which began with a code.</summary>
    public const string CountTokens =
        """
        SELECT (SELECT count(*) FROM identity.refresh_tokens JOIN identity.grants ON grants.id = grant_id WHERE client_id = $1),
            (SELECT count(*) FROM identity.grants WHERE client_id = $1)
        """;

    /// <summary>Everything that was issued and granted, in one number.</summary>
    public const string CountIssued = "SELECT (SELECT count(*) FROM identity.refresh_tokens) + (SELECT count(*) FROM identity.grants)";

    /// <summary>Which version of which row there is: the transaction that wrote it and its place.</summary>
    public const string RowVersions =
        "SELECT 'token ' || hash::text || xmin FROM identity.refresh_tokens UNION ALL SELECT 'grant ' || id || xmin FROM identity.grants";

    /// <summary>How many grants have an exchanged code and no refresh token, or the other way round.</summary>
    public const string CountHalfDone =
        """
        SELECT count(*) FROM identity.grants
        WHERE (exchanged_at IS NOT NULL) <> EXISTS (SELECT FROM identity.refresh_tokens WHERE grant_id = grants.id)
        """;

    /// <summary>Makes everything 40 days older.</summary>
    public static IReadOnlyList<string> Age { get; } =
    [
        "UPDATE identity.refresh_tokens SET issued_at = issued_at - interval '40 days', expires_at = expires_at - interval '40 days'",
        "UPDATE identity.grants SET granted_at = granted_at - interval '40 days', usable_until = usable_until - interval '40 days'",
    ];
}
