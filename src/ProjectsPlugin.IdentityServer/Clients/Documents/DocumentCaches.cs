namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>Makes caches that fetch by the same rules and share the same limits.</summary>
internal sealed class DocumentCaches(DocumentFetcher fetcher, FetchLimits limits, TimeProvider clock, ILogger<DocumentCaches> log)
{
    /// <param name="read">Reads a document that was fetched from the address.</param>
    /// <param name="copyOf">A copy that serves while a document's host cannot be reached; null for a document without one.</param>
    /// <param name="longest">For how long a document is kept, whatever its host says; a day if null.</param>
    public DocumentCache<T> Create<T>(Func<Uri, ReadOnlyMemory<byte>, DocumentResult<T>> read, Func<Uri, T?>? copyOf = null, TimeSpan? longest = null)
        where T : class => new(fetcher, limits, clock, log, read) { CopyOf = copyOf ?? (_ => null), Longest = longest ?? DocumentCache<T>.ADay };
}
