using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>
/// Every list is one page. So a cursor is none of ours and refused (MCP 2025-11-25, pagination, error handling), where the SDK would answer a list
/// without anything; an empty one says nothing.
/// </summary>
internal static class SinglePageFilter
{
    public static void Add(McpRequestFilters lists)
    {
        lists.ListToolsFilters.Add(Of);
        lists.ListPromptsFilters.Add(Of);
        lists.ListResourcesFilters.Add(Of);
        lists.ListResourceTemplatesFilters.Add(Of);
    }

    private static McpRequestHandler<TParams, TResult> Of<TParams, TResult>(McpRequestHandler<TParams, TResult> next)
        where TParams : PaginatedRequestParams => (request, cancellation) =>
        {
            if (request.Params is { Cursor: { } cursor })
                request.Params.Cursor = cursor.Length == 0
                    ? null
                    : throw new McpProtocolException("There is no such cursor: the whole list is one page. Ask without a cursor.", McpErrorCode.InvalidParams);
            return next(request, cancellation);
        };
}
