using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>
/// Documents of one kind, fetched when somebody needs them and kept for as long as their hosts say, within bounds. Who needs one that is under way waits
/// for it. A document that cannot be used is remembered too, for a moment.
/// </summary>
internal sealed class DocumentCache<T>(
    DocumentFetcher fetcher, FetchLimits limits, TimeProvider clock, ILogger log, Func<Uri, ReadOnlyMemory<byte>, DocumentResult<T>> read)
    : IDisposable
    where T : class
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan ADay = TimeSpan.FromDays(1);

    /// <summary>For what cannot be used: its maker mends it and tries again.</summary>
    public static readonly TimeSpan Unusable = TimeSpan.FromSeconds(30);

    private const int MaximumBytes = 8 * 1024 * 1024;
    private const int BytesOfEntry = 4096;

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MaximumBytes });
    private readonly ConcurrentDictionary<Uri, Lazy<Task<DocumentResult<T>>>> _underWay = new();

    /// <summary>For how long a document is kept, whatever its host says.</summary>
    public TimeSpan Longest { get; init; } = ADay;

    /// <summary>A copy that serves while a document's host cannot be reached, which says what it said once.</summary>
    public Func<Uri, T?> CopyOf { get; init; } = _ => null;

    /// <param name="url">Where the document is.</param>
    /// <param name="caller">The network on whose behalf it would be fetched.</param>
    /// <param name="cancellation">Ends the wait, not the fetch that others may wait for.</param>
    public async Task<DocumentResult<T>> FindAsync(Uri url, string caller, CancellationToken cancellation) =>
        Known(url) ?? await _underWay.GetOrAdd(url, new Lazy<Task<DocumentResult<T>>>(() => FetchAsync(url, caller))).Value.WaitAsync(cancellation);

    public void Dispose() => _known.Dispose();

    private DocumentResult<T>? Known(Uri url) =>
        _known.TryGetValue(url, out Entry? entry) && clock.GetUtcNow() < entry!.Until ? entry.Lookup : null;

    private async Task<DocumentResult<T>> FetchAsync(Uri url, string caller)
    {
        try
        {
            // Somebody else's fetch may have ended between our look and our turn.
            if (Known(url) is { } known)
                return known;

            using var permit = limits.Ask(caller);
            if (!permit.IsAcquired)
            {
                DocumentLog.TooMany(log, url);
                return new DocumentResult<T>(null, "too many documents are being asked for. Try again in a minute.");
            }

            var fetched = await fetcher.FetchAsync(url, CancellationToken.None);
            var lookup = fetched.Fault is null ? read(url, fetched.Body) : new DocumentResult<T>(fetched.IsUnreached ? CopyOf(url) : null, fetched.Fault);
            if (lookup is { Value: not null, Fault: { } away })
                DocumentLog.CopyServes(log, url, away, fetched.Detail);
            else if (lookup.Fault is { } fault)
                DocumentLog.Unusable(log, url, fault, fetched.Detail);
            else
                DocumentLog.Fetched(log, url);

            Keep(url, lookup, fetched);
            return lookup;
        }
        finally
        {
            _underWay.TryRemove(url, out _);
        }
    }

    private void Keep(Uri url, DocumentResult<T> lookup, FetchResult fetched)
    {
        var span = lookup.Fault is not null ? Unusable : TimeSpan.FromTicks(Math.Clamp((fetched.FreshFor ?? Usual).Ticks, Shortest.Ticks, Longest.Ticks));
        _known.Set(url, new Entry(lookup, clock.GetUtcNow() + span), new MemoryCacheEntryOptions { Size = fetched.Body.Length + BytesOfEntry });
    }

    private sealed record Entry(DocumentResult<T> Lookup, DateTimeOffset Until);
}
