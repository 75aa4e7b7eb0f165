using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Security;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>Clients by the documents that their ids are the addresses of.</summary>
internal sealed class ClientDocuments(
    DocumentFetcher fetcher,
    FetchLimits limits,
    TimeProvider clock,
    IHttpContextAccessor http,
    IOptions<DocumentsOptions> options,
    IOptions<ClientsOptions> clients,
    ILogger<ClientDocuments> log) : IDisposable
{
    private readonly DocumentCache<ClientDocument> _cache = new(fetcher, limits, clock, log, new ClientDocumentReader([.. clients.Value.AppSchemes]).Read);

    /// <summary>What the client's document says, or why it cannot be used; null if the id is not the address of a document.</summary>
    public async Task<Lookup<ClientDocument>?> FindAsync(string clientId, CancellationToken cancellation) =>
        DocumentUrl.TryParse(clientId, options.Value.PrivateHosts, out var url)
            ? await _cache.FindAsync(url, SignInRateLimit.NetworkOf(http.HttpContext?.Connection.RemoteIpAddress), cancellation)
            : null;

    public void Dispose() => _cache.Dispose();
}
