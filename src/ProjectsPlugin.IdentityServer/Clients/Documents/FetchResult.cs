namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>What came of fetching a document.</summary>
/// <param name="Body">The document; empty if there is none.</param>
/// <param name="FreshFor">How long its host lets it be kept; null if the host does not say.</param>
/// <param name="Fault">Why there is none, to stand after the address and a colon; says nothing of what this server can see and the caller cannot.</param>
/// <param name="Detail">More about the fault, for the log alone.</param>
internal sealed record FetchResult(ReadOnlyMemory<byte> Body, TimeSpan? FreshFor, string? Fault, string? Detail = null)
{
    /// <summary>Whether its host was not reached, and so has said nothing about it.</summary>
    public bool IsUnreached { get; init; }

    public static FetchResult None(string fault, string? detail = null) => new(default, FreshFor: null, fault, detail);
}
