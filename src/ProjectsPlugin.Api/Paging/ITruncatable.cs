namespace ProjectsPlugin.Api.Paging;

/// <summary>A record that can alone be longer than an answer may be, because of one text.</summary>
public interface ITruncatable
{
    /// <summary>The text that is cut.</summary>
    string Longest { get; }

    /// <summary>The same record with another text in its place.</summary>
    ITruncatable WithLongest(string text);
}
