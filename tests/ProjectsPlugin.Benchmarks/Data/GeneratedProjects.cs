using System.Globalization;
using ProjectsPlugin.Benchmarks.Hosts;

namespace ProjectsPlugin.Benchmarks.Data;

/// <summary>Many projects, made by the database itself in the table that the API's migration made.</summary>
internal static class GeneratedProjects
{
    /// <summary>How many projects have <see cref="Word"/>, however many there are.</summary>
    public const int Matches = 100;

    public const string Word = "lighthouse";

    /// <summary>A word that a sixth of all names have, with a slip of the hand: it is found by likeness alone, among as many names as can be like it.</summary>
    public const string Misspelt = "simulaton";

    /// <summary>Fills the table up to <paramref name="count"/> projects; the first three are the demo's.</summary>
    public static async Task FillAsync(string connectionString, int count)
    {
        // Indexes are quicker made than grown, and the vacuum is what a table that has been there for a while has behind it.
        var fill = string.Create(CultureInfo.InvariantCulture,
            $"""
             SET maintenance_work_mem = '512MB';
             SET synchronous_commit = off;
             DO $$
             DECLARE
                 definitions text[];
                 statement text;
             BEGIN
             SELECT array_agg(indexdef), string_agg(format('DROP INDEX projects.%I;', indexname), '') INTO definitions, statement
             FROM pg_indexes WHERE schemaname = 'projects' AND tablename = 'projects' AND indexdef LIKE '%USING gin%';
             EXECUTE statement;
             INSERT INTO projects.projects (id, name, description, deadline, details)
             SELECT i,
                    (ARRAY['Harbour', 'Orchard', 'Tunnel', 'Archive', 'Glacier', 'Railway', 'Theatre'])[1 + i % 7] || ' '
                        || (ARRAY['survey', 'renewal', 'simulation', 'extension', 'study', 'catalogue'])[1 + i / 7 % 6] || ' ' || i,
                    'Work package ' || i % 997 || ' for the ' || (ARRAY['northern', 'southern', 'eastern', 'western'])[1 + i / 3 % 4] || ' district.',
                    DATE '2026-01-01' + i % 1000,
                    'Planned with team ' || i % 211 || ' and reviewed in quarter ' || i % 4 || '; costs are kept in ledger ' || i % 8999
                        || CASE WHEN i % {count / Matches} = 0 THEN ', next to the {Word}.' ELSE '.' END
             FROM generate_series(4, {count}) AS i;
             FOREACH statement IN ARRAY definitions LOOP
                 EXECUTE statement;
             END LOOP;
             END $$;
             """);
        await Postgres.ExecuteAsync(connectionString, fill);
        await Postgres.ExecuteAsync(connectionString, "VACUUM (ANALYZE) projects.projects");
        await Postgres.ExecuteAsync(connectionString, "CHECKPOINT");
    }
}
