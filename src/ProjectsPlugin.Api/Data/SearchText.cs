namespace ProjectsPlugin.Api.Data;

/// <summary>How a column's text becomes words that a query can find.</summary>
internal static class SearchText
{
    public const string Vector = "search";

    /// <summary>How many matches are ranked; a query that has more is too broad for the rank to matter.</summary>
    public const int Candidates = 1_000;

    // PostgreSQL's parser keeps addresses, file names, tags and hyphenated words whole, and in some locales takes any
    // character beyond ASCII for a letter. Only plain words are findable in any order, so what separates them becomes a space.
    private const string Separators = """@._-+/\:;,<>&=?!#%~^*|()[]{}"’‘“”„«»–—…·•""" + "\u00A0\u200C\u200D";

    /// <summary>SQL for the words of a column, weighted from A (most) to D.</summary>
    public static string Words(string configuration, string column, char weight) =>
        $"setweight(to_tsvector('{configuration}', translate({column}, '''{Separators}', '{new string(' ', Separators.Length + 1)}')), '{weight}')";
}
