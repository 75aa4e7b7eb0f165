namespace ProjectsPlugin.Api.Data;

/// <summary>How a column's text becomes words that a query can find.</summary>
internal static class SearchText
{
    public const string Vector = "search";

    /// <summary>How many matches are ranked; a query that has more is too broad for the rank to matter.</summary>
    public const int Candidates = 1_000;

    // PostgreSQL's parser keeps addresses, file names, tags, numbers with signs and hyphenated words whole, and takes what
    // is beyond ASCII for letters in the locale C. Only plain words are findable in any order, so these become spaces.
    // Nested replace() costs a tenth of translate(), which looks each character up by walking its list.
    private const string Separators = ".@/<&-+’–—\u200C\u200D";

    /// <summary>SQL for the words of a column, weighted from A (most) to D.</summary>
    public static string Words(string configuration, string column, char weight) =>
        $"setweight(to_tsvector('{configuration}', {Separators.Aggregate(column, (text, separator) => $"replace({text}, '{separator}', ' ')")}), '{weight}')";
}
