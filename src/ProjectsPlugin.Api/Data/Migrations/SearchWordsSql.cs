namespace ProjectsPlugin.Api.Data.Migrations;

/// <summary>The words of names, each once with the number of names that have it, as triggers of this version keep them.</summary>
internal static class SearchWordsSql
{
    public const string Create =
        """
        -- What of a name can be misspelt: neither numbers nor what has less than three letters. Names of scripts without spaces are whole, too.
        CREATE FUNCTION projects.comparable_words(t text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        BEGIN
            IF octet_length(t) = char_length(t) THEN
                t := projects.words(t);
            ELSE
                t := projects.name_words(t) || ' ' || translate(projects.plain(t), '.@/<&-+', '       ');
            END IF;
            RETURN array(SELECT word FROM unnest(tsvector_to_array(to_tsvector('simple', t))) AS word WHERE length(word) > 2 AND word ~ '[^0-9]');
        END $$;

        CREATE FUNCTION projects.keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            changed text := CASE TG_OP
                WHEN 'INSERT' THEN 'SELECT name, 1 AS n FROM added'
                WHEN 'DELETE' THEN 'SELECT name, -1 AS n FROM removed'
                ELSE 'SELECT name, 1 AS n FROM added UNION ALL SELECT name, -1 FROM removed' END;
        BEGIN
            IF TG_OP = 'TRUNCATE' THEN
                EXECUTE format('TRUNCATE projects.%I', TG_ARGV[0]);
                RETURN NULL;
            END IF;
            -- In the order of the words, so that two that write at once wait for each other and not in a circle.
            EXECUTE format(
                'INSERT INTO projects.%I AS known (word, uses)
                 SELECT word, sum(n) FROM (%s) changed CROSS JOIN LATERAL unnest(projects.comparable_words(name)) AS word
                 GROUP BY word HAVING sum(n) <> 0 ORDER BY word
                 ON CONFLICT (word) DO UPDATE SET uses = known.uses + excluded.uses', TG_ARGV[0], changed);
            IF TG_OP <> 'INSERT' THEN
                EXECUTE format(
                    'DELETE FROM projects.%I WHERE uses <= 0 AND word IN (SELECT unnest(projects.comparable_words(name)) FROM removed)', TG_ARGV[0]);
            END IF;
            RETURN NULL;
        END $$;
        """;

    /// <param name="table">Whose names.</param>
    /// <param name="words">Where their words are kept.</param>
    public static string Keep(string table, string words) =>
        $"""
        CREATE TABLE projects.{words} (word text CONSTRAINT pk_{words} PRIMARY KEY, uses bigint NOT NULL);
        INSERT INTO projects.{words} (word, uses)
        SELECT word, count(*) FROM projects.{table} CROSS JOIN LATERAL unnest(projects.comparable_words(name)) AS word GROUP BY word;
        CREATE INDEX ix_{words}_word ON projects.{words} USING gin (word gin_trgm_ops);

        CREATE TRIGGER keep_words_of_added AFTER INSERT ON projects.{table} REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION projects.keep_words('{words}');
        CREATE TRIGGER keep_words_of_changed AFTER UPDATE ON projects.{table} REFERENCING OLD TABLE AS removed NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION projects.keep_words('{words}');
        CREATE TRIGGER keep_words_of_removed AFTER DELETE ON projects.{table} REFERENCING OLD TABLE AS removed
        FOR EACH STATEMENT EXECUTE FUNCTION projects.keep_words('{words}');
        CREATE TRIGGER keep_no_words AFTER TRUNCATE ON projects.{table}
        FOR EACH STATEMENT EXECUTE FUNCTION projects.keep_words('{words}');
        """;

    public static string Forget(string table, string words) =>
        $"""
        DROP TRIGGER keep_words_of_added ON projects.{table};
        DROP TRIGGER keep_words_of_changed ON projects.{table};
        DROP TRIGGER keep_words_of_removed ON projects.{table};
        DROP TRIGGER keep_no_words ON projects.{table};
        DROP TABLE projects.{words};
        """;

    public const string Drop = "DROP FUNCTION projects.keep_words(), projects.comparable_words(text);";
}
