using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Mcp.Records;

namespace ProjectsPlugin.Api.Mcp.Resources;

/// <summary>Reads what a resource shows, with the services of one request.</summary>
internal interface IRecordReader
{
    static abstract RecordKind Kind { get; }

    /// <summary>How the list names the resource.</summary>
    static abstract ResourceTemplate Listed { get; }

    /// <summary>The record as JSON; null if there is none.</summary>
    Task<string?> ReadAsync(RecordId id, CancellationToken cancellation);

    /// <summary>What to do where there is none.</summary>
    string Remediation(RecordId id);
}
