using ProjectsPlugin.Api.Paging;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>Which part of a list a call asks for, by the rules of the REST API.</summary>
internal static class ListParameters
{
    public const string Query = "query";
    public const string After = "after";
    public const string Limit = "limit";

    public static IReadOnlyList<Parameter> All { get; } =
    [
        Parameter.Text(
            Query,
            "Words to find, in any order and form. Answers come best match first, and there is no next page.",
            PageQuery.QueryLength,
            required: false),
        Parameter.Whole(
            After,
            "Goes on with a list: the next that the last answer gave. Leave out for the beginning. Not read if there is a query.",
            0,
            int.MaxValue,
            required: false),
        Parameter.Whole(Limit, $"The most records to answer; {PageQuery.DefaultLimit} if left out.", 1, PageQuery.MaxLimit, required: false),
    ];

    /// <summary>What the call asks for.</summary>
    public static PageQuery Page(this Arguments arguments) =>
        new() { Query = arguments.Text(Query), After = arguments.Whole(After), Limit = arguments.Whole(Limit) };
}
