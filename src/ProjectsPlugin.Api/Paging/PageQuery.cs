using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Paging;

/// <summary>Which part of a list: by id with <c>after</c> and <c>limit</c>, or the best matches of a query.</summary>
public sealed record PageQuery : IValidatableObject
{
    public const int QueryLength = 200;
    public const int MaxLimit = 100;
    public const int DefaultLimit = 50;

    /// <summary>Words to find, in any order and form. Answers come best match first, and there is no next page.</summary>
    [FromQuery(Name = "query")]
    public string? Query { get; init; }

    /// <summary>The id of the last record that you have seen; the page begins after it. Not read if there is a query.</summary>
    /// <example>0</example>
    [Range(0, int.MaxValue, ErrorMessage = "after must be a whole number from 0 to 2147483647: the id of the last record that you have seen.")]
    [FromQuery(Name = "after")]
    public int? After { get; init; }

    /// <summary>The most records to answer.</summary>
    /// <example>50</example>
    [Range(1, MaxLimit, ErrorMessage = "limit must be a whole number from 1 to 100.")]
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    internal int Size => Limit ?? DefaultLimit;

    /// <summary>The query's words, empty if it has only punctuation; null if there is no query.</summary>
    internal string? Words => string.IsNullOrEmpty(Query) || LenientValue.IsBlank(Query) ? null : SearchWords.Of(Query);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Query is not null && CleanText.Length(Query) > QueryLength)
            yield return new($"query may have at most {QueryLength} characters. Send only the words that matter.", ["query"]);
    }
}
