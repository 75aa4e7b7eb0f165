using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Endpoint;
using ProjectsPlugin.Api.Mcp.Tools;

namespace ProjectsPlugin.Api.Mcp.Resources;

/// <summary>What is answered where there is no resource.</summary>
internal static class ResourceErrors
{
    private const string NoSuchResource =
        $"There is no such resource. There are {ResourceAddress.Company} and {ResourceAddress.Project}, where {ResourceAddress.Id} is a project's number: "
        + $"complete it, or find it with {GetProjects.ToolName}.";

    /// <summary>The answer to addresses that no resource has.</summary>
    public static ValueTask<ReadResourceResult> NotFound(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellation) =>
        throw Unknown(request);

    /// <summary>The answer to those who want to be told of changes.</summary>
    public static ValueTask<EmptyResult> NotWatched<TParams>(RequestContext<TParams> request, CancellationToken cancellation) =>
        throw new McpProtocolException("Nothing is sent from here unasked. Read the resource again when it matters.", McpErrorCode.MethodNotFound);

    public static McpProtocolException Unknown(RequestContext<ReadResourceRequestParams> request) => Missing(request, NoSuchResource);

    public static McpProtocolException Missing(RequestContext<ReadResourceRequestParams> request, string advice) => new(
        advice,
        // In the newest revision a missing resource is a wrong parameter; before, it had a code of its own.
        request.Server.NegotiatedProtocolVersion != ProtocolVersions.Newest ? McpErrorCode.ResourceNotFound : McpErrorCode.InvalidParams);
}
