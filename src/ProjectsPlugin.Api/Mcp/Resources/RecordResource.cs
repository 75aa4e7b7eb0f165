using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ProjectsPlugin.Api.Mcp.Resources;

/// <summary>A record that a person puts into a conversation without a model asking for it, in the JSON that the record's tool answers.</summary>
internal sealed class RecordResource<TReader> : McpServerResource
    where TReader : class, IRecordReader
{
    public override ResourceTemplate ProtocolResourceTemplate => TReader.Listed;

    public override IReadOnlyList<object> Metadata => [];

    // By our own reading of an address, as the SDK takes more spellings for equal.
    public override bool IsMatch(string uri) => ResourceAddress.Parse(uri)?.Kind == TReader.Kind;

    public override async ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default)
    {
        var uri = request.Params.Uri;
        if (ResourceAddress.Parse(uri) is not { } id || id.Kind != TReader.Kind)
            throw ResourceErrors.Unknown(request);

        var reader = PerRequest<TReader>.Create(request.Services);
        return new ReadResourceResult
        {
            Contents =
            [
                new TextResourceContents
                {
                    Uri = uri,
                    MimeType = TReader.Listed.MimeType,
                    Text = await reader.ReadAsync(id, cancellationToken) ?? throw ResourceErrors.Missing(request, reader.Remediation(id)),
                },
            ],
            // What one person may read is not for a cache that others share.
            CacheScope = CacheScope.Private,
            TimeToLive = TimeSpan.Zero,
        };
    }
}
