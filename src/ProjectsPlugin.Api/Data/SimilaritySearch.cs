using Npgsql;

namespace ProjectsPlugin.Api.Data;

/// <summary>
/// Search by likeness, for what words did not find: which words of names are the likest to each word that was typed, and which names have them. There
/// are few words however many names there are, so that a slip of the hand costs about the same at a thousand projects and at a million.
/// </summary>
internal static class SimilaritySearch
{
    /// <summary>How many milliseconds it may take: it is a guess, and nobody waits long for one.</summary>
    private const string TimeoutMilliseconds = "300";

    /// <summary>How many names are looked at, of those that have words which thousands have; some of them, whichever they are.</summary>
    private const string Matches = "5000";

    // For this transaction alone, which is that of the batch. The planner cannot know which words are the likest, so it takes the first names of the table
    // for a bargain.
    private const string Bounds =
        $"""
        SELECT set_config('statement_timeout', '{TimeoutMilliseconds}', true), set_config('gin_fuzzy_search_limit', '{Matches}', true),
               set_config('enable_seqscan', 'off', true)
        """;

    /// <summary>The statement, whose parameters are what was typed and how many records to answer.</summary>
    /// <param name="table">The records', with the columns <c>plain_name</c> and <c>search</c>.</param>
    /// <param name="columns">What to read of them.</param>
    /// <param name="words">The table of the words of their names.</param>
    /// <param name="configuration">The configuration of <c>search</c>.</param>
    public static string Sql(string table, string columns, string words, string configuration) =>
        $"""
        WITH typed AS MATERIALIZED (
            SELECT word FROM unnest(projects.comparable_words($1)) AS word),
        likest AS MATERIALIZED (
            SELECT typed.word AS typed, '(''' || regexp_replace(btrim(projects.words(near.word)), '\s+', ''':A & ''', 'g') || ''':A)' AS query
            FROM typed CROSS JOIN LATERAL (
                SELECT known.word FROM {words} known WHERE typed.word <% known.word
                ORDER BY similarity(typed.word, known.word) DESC, known.word LIMIT 5) near),
        query AS MATERIALIZED (
            SELECT to_tsquery('{configuration}', string_agg('(' || query || ')', ' & ')) AS all_of,
                   to_tsquery('{configuration}', string_agg(query, ' | ')) AS any_of
            FROM (SELECT string_agg(query, ' | ') AS query FROM likest GROUP BY typed) alternatives),
        candidate AS MATERIALIZED (
            SELECT id, plain_name FROM {table} WHERE search @@ (SELECT all_of FROM query) LIMIT 200),
        other AS MATERIALIZED (
            SELECT id, plain_name FROM {table}
            WHERE NOT EXISTS (SELECT FROM candidate) AND search @@ (SELECT any_of FROM query) LIMIT {SearchText.Candidates}),
        best AS (
            SELECT id, word_similarity(projects.plain($1), plain_name) AS likeness FROM candidate
            UNION ALL SELECT id, word_similarity(projects.plain($1), plain_name) FROM other WHERE projects.plain($1) <% plain_name
            ORDER BY likeness DESC, id LIMIT $2)
        SELECT {columns} FROM best JOIN {table} USING (id) ORDER BY likeness DESC, id
        """;

    /// <summary>Runs such a statement. What takes too long finds nothing.</summary>
    public static async Task<IReadOnlyList<T>> ReadLikestAsync<T>(
        this NpgsqlDataSource database, string sql, Func<NpgsqlDataReader, T> record, string typed, int limit, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Bounds));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { SqlQuery.Parameter(typed), SqlQuery.Parameter(limit) } });
        try
        {
            await using var rows = await batch.ExecuteReaderAsync(cancellation);
            await rows.NextResultAsync(cancellation);
            return await rows.ReadAllAsync(record, cancellation);
        }
        catch (PostgresException late) when (late.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return [];
        }
    }
}
