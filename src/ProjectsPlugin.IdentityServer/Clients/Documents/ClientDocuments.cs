using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Clients.Registration;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>Clients by the documents that their ids are the addresses of.</summary>
internal sealed class ClientDocuments(
    DocumentCaches caches, IHttpContextAccessor http, IOptions<DocumentsOptions> options, IOptions<ClientsOptions> clients, TrustedNames names) : IDisposable
{
    private readonly DocumentCache<ClientDocument> _documents = caches.Create(
        new ClientDocumentReader([.. clients.Value.AppSchemes], options.Value.PrivateHosts, names.IsTaken).Read,
        copyOf: url => BundledDocuments.Find(url.AbsoluteUri));

    // A key that leaked is out of use soon after its owner takes it out, whatever was said about keeping it.
    private readonly DocumentCache<IReadOnlyList<JsonWebKey>> _keys = caches.Create(
        (_, body) => ClientKeys.Read(Encoding.UTF8.GetString(body.Span)),
        longest: TimeSpan.FromMinutes(5));

    private const string NoCopy = "there is no copy of it here, and this server fetches nothing.";

    /// <summary>What an operator can do about a document that cannot be had; null if that is nothing.</summary>
    public static string? HintFor(string fault) =>
        fault == NoCopy ?
            "Clients__Documents__Offline=true keeps this server from fetching documents. "
            + "With a way out to the internet: Clients__Documents__Offline=false"
        : fault == DocumentFetcher.Unreachable || fault == DocumentFetcher.TooSlow ?
            "If this server has no way out to the internet: Clients__Documents__Offline=true, and copies of known assistants' documents serve.\n"
            + "If the host is one of your own network: Clients__Documents__PrivateHosts__0, with its name."
        : null;

    /// <summary>What the client's document says, or why it cannot be used; null if the id is not the address of a document.</summary>
    public async Task<DocumentResult<ClientDocument>?> FindAsync(string clientId, CancellationToken cancellation)
    {
        if (!options.Value.Enabled || !DocumentUrl.TryParse(clientId, options.Value.PrivateHosts, out var url))
            return null;

        return options.Value.Offline
            ? BundledDocuments.Find(clientId) is { } copy ? new(copy, Fault: null) : new(null, NoCopy)
            : await _documents.FindAsync(url, Caller, cancellation);
    }

    /// <summary>The keys that the client's document names, or why they cannot be used; null if it names none.</summary>
    public async Task<DocumentResult<IReadOnlyList<JsonWebKey>>?> FindKeysAsync(string clientId, CancellationToken cancellation) =>
        await FindAsync(clientId, cancellation) switch
        {
            { Value.Keys: { } keys } => keys,
            { Value.KeysUrl: { } url } => await _keys.FindAsync(url, Caller, cancellation),
            _ => null,
        };

    public void Dispose()
    {
        _documents.Dispose();
        _keys.Dispose();
    }

    private string Caller => http.HttpContext.CallerNetwork();
}
