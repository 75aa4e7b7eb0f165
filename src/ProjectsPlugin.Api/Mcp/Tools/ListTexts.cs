using ProjectsPlugin.Api.Paging;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>What the tools that list records say alike.</summary>
internal static class ListTexts
{
    public const string Query = "Words to find, in any order and form. Answers come best match first, and there is no next page.";
    public const string After = "Goes on with a list: the next that the last answer gave. Leave out for the beginning. Not read if there is a query.";
    public const string Limit = "The most records to answer; 50 if left out.";
    public const string Records = "The records, possibly none.";
    public const string Next = "There is more: call again with after = this number.";

    /// <summary>Where the next page begins; null if there is none, as after a search.</summary>
    /// <param name="page">What was asked for.</param>
    /// <param name="taken">What is sent.</param>
    /// <param name="found">How many there were, one more than asked for if there are more.</param>
    public static int? NextAfter<T>(this PageQuery page, T[] taken, int found)
        where T : IRecord => page.Words is null && taken.Length < found ? taken[^1].Id : null;
}
