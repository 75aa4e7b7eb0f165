using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Paging;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>A tool that searches a list, or goes through it page by page.</summary>
internal abstract class ListTool<T>(string name, string title, string description, string member, JsonObject items, ToolResults answers)
    : ReadingTool(name, title, description, ListParameters.All, Answer(member, items))
    where T : IRecord
{
    private const string Next = "next";

    protected abstract Task<IReadOnlyList<T>> SearchAsync(ToolCall call, string words, int limit, CancellationToken cancellation);

    protected abstract Task<IReadOnlyList<T>> PageAsync(ToolCall call, int after, int limit, CancellationToken cancellation);

    protected override async Task<CallToolResult> ReadAsync(ToolCall call, CancellationToken cancellation)
    {
        var page = call.Arguments.Page();
        if (page.Words is { } words)
            return answers.Of(Listed(await SearchAsync(call, words, page.Size, cancellation), page.Size, isSearch: true));
        return answers.Of(Listed(await PageAsync(call, page.After ?? 0, page.Size + 1, cancellation), page.Size, isSearch: false));
    }

    private Dictionary<string, object> Listed(IReadOnlyList<T> rows, int most, bool isSearch)
    {
        var taken = answers.Size.Take(rows, most);
        var answer = new Dictionary<string, object> { [member] = taken };
        // A search has no next page.
        if (!isSearch && taken.Length < rows.Count)
            answer[Next] = taken[^1].Id;
        return answer;
    }

    private static JsonObject Answer(string member, JsonObject items) => Schema.Object(
        new Schema.Member(member, Schema.List("The records, possibly none.", items, PageQuery.MaxLimit)),
        new Schema.Member(Next, RecordSchemas.Id("There is more: call again with after = this number."), Required: false));
}
