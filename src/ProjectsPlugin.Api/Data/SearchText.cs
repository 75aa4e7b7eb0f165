namespace ProjectsPlugin.Api.Data;

/// <summary>How text becomes what a query can find. The functions are in the migrations, so that columns and queries follow the same rule.</summary>
internal static class SearchText
{
    public const string Vector = "search";

    /// <summary>The name as it is compared by likeness: without diacritics.</summary>
    public const string PlainName = nameof(PlainName);

    /// <summary>How many matches are ranked; a query that has more is too broad for the rank to matter.</summary>
    public const string Candidates = "1000";

    /// <summary>SQL for the words of a column, weighted from A (most) to D. The A column is the name.</summary>
    public static string WeightedWords(string configuration, string column, char weight) =>
        $"setweight(to_tsvector('{configuration}', {ProjectsDb.Schema}.{(weight == 'A' ? "name_words" : "words")}({column})), '{weight}')";
}
