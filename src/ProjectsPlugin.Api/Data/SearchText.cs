namespace ProjectsPlugin.Api.Data;

/// <summary>How text becomes what a query can find. The functions are in the migrations, so that columns and queries follow the same rule.</summary>
internal static class SearchText
{
    public const string Vector = "search";

    /// <summary>The name as it is compared by likeness: without diacritics.</summary>
    public const string PlainName = nameof(PlainName);

    /// <summary>How many matches are ranked; a query that has more is too broad for the rank to matter.</summary>
    public const int Candidates = 1_000;

    /// <summary>The text without diacritics, and with the letters that people type for those that they cannot type.</summary>
    public static string Plain(string text) => throw InDatabaseOnly(text);

    /// <summary>The text's plain words with spaces between them; scripts without spaces as characters and pairs of characters.</summary>
    public static string Words(string text) => throw InDatabaseOnly(text);

    /// <summary>A query, for <c>to_tsquery</c>, for words that begin with all of these; null if there are none.</summary>
    public static string Beginnings(string words) => throw InDatabaseOnly(words);

    /// <summary>SQL for the words of a column, weighted from A (most) to D. The A column is the name.</summary>
    public static string WeightedWords(string configuration, string column, char weight) =>
        $"setweight(to_tsvector('{configuration}', {ProjectsDb.Schema}.{(weight == 'A' ? "name_words" : "words")}({column})), '{weight}')";

    private static NotSupportedException InDatabaseOnly(string text) => new($"'{text}' is made plain by the database only.");
}
