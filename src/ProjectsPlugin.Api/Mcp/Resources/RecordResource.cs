using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Endpoint;
using ProjectsPlugin.Api.Mcp.Records;

namespace ProjectsPlugin.Api.Mcp.Resources;

/// <summary>A record that a person puts into a conversation without a model asking for it, in the JSON that the record's tool answers.</summary>
internal abstract class RecordResource(ResourceTemplate listed, RecordKind kind) : McpServerResource
{
    private const string Json = "application/json";

    private const string Unknown = $"There is no such resource. There are {ResourceAddress.Company} and {ResourceAddress.Project}, where {ResourceAddress.Id} is a project's number: complete it, or find it with get_projects.";

    public override ResourceTemplate ProtocolResourceTemplate { get; } = listed;

    public override IReadOnlyList<object> Metadata => [];

    /// <summary>The answer to addresses that no resource has.</summary>
    public static ValueTask<ReadResourceResult> NotFound(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellation) => throw Missing(request, Unknown);

    /// <summary>The answer to those who want to be told of changes.</summary>
    public static ValueTask<EmptyResult> NotWatched<TParams>(RequestContext<TParams> request, CancellationToken cancellation) =>
        throw new McpProtocolException("Nothing is sent from here unasked. Read the resource again when it matters.", McpErrorCode.MethodNotFound);

    public override bool IsMatch(string uri) => ResourceAddress.Parse(uri)?.Kind == kind;

    public override async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default)
    {
        var uri = request.Params.Uri;
        if (ResourceAddress.Parse(uri) is not { } id || id.Kind != kind)
            throw Missing(request, Unknown);
        return await ReadAsync(id, request.Services!, cancellationToken) is { } record
            ? new ReadResourceResult
            {
                Contents = [new TextResourceContents { Uri = uri, MimeType = Json, Text = record }],
                // What one person may read is not for a cache that others share.
                CacheScope = CacheScope.Private,
                TimeToLive = TimeSpan.Zero,
            }
            : throw Missing(request, Remediation(id));
    }

    /// <summary>How the list names it.</summary>
    protected static ResourceTemplate Listed(string address, string name, string title, string description) =>
        new() { UriTemplate = address, Name = name, Title = title, Description = description, MimeType = Json };

    /// <summary>The record as JSON; null if there is none.</summary>
    protected abstract Task<string?> ReadAsync(RecordId id, IServiceProvider services, CancellationToken cancellation);

    /// <summary>What to do where there is none.</summary>
    protected abstract string Remediation(RecordId id);

    private static McpProtocolException Missing(RequestContext<ReadResourceRequestParams> request, string advice) => new(
        advice,
        // In the newest revision a missing resource is a wrong parameter; before, it had a code of its own.
        request.Server.NegotiatedProtocolVersion != Revisions.Newest ? McpErrorCode.ResourceNotFound : McpErrorCode.InvalidParams);
}
