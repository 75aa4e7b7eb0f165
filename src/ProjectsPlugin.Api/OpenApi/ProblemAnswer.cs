using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.Api.OpenApi;

/// <summary>What went wrong, for whom to act on (RFC 9457).</summary>
internal sealed record ProblemAnswer
{
    /// <summary>An address that explains this kind of problem.</summary>
    /// <example>https://tools.ietf.org/html/rfc9110#section-15.5.5</example>
    [MaxLength(200)]
    public required string Type { get; init; }

    /// <summary>The kind of problem.</summary>
    /// <example>Not Found</example>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    /// <example>404</example>
    [Range(400, 599)]
    public required int Status { get; init; }

    /// <summary>What happened, and what to do next.</summary>
    /// <example>There is no project 77. Find projects with getProjects.</example>
    [MaxLength(1_000)]
    public string Detail { get; init; } = "";

    /// <summary>What is wrong with each parameter, by its name: a list of texts.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    /// <summary>By which an operator finds the call in the log.</summary>
    /// <example>00-2ca4af973ae21e44b8751ccfd9b8637e-5a52820a658ad08e-01</example>
    [MaxLength(100)]
    public string TraceId { get; init; } = "";
}
