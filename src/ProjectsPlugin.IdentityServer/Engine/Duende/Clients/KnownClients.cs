using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Clients;

/// <summary>The clients of the settings, those that came by themselves, and those that are known by a document.</summary>
internal sealed class KnownClients(IOptions<ClientsOptions> options, IdentityServerDb db, ClientDocuments documents, ClientSwitches switches) : IKnownClients
{
    private readonly Dictionary<string, KnownClient?> _found = new(StringComparer.Ordinal);

    /// <summary>Looks once in a request, however many of the engine's services ask.</summary>
    public async Task<KnownClient?> FindAsync(string clientId, CancellationToken cancellation)
    {
        if (!_found.TryGetValue(clientId, out var known))
            _found[clientId] = known = ClientIds.IsPossible(clientId) ? await LookAsync(clientId, cancellation) : null;
        return known;
    }

    public async Task<IReadOnlyList<KnownClient>> ListAsync(CancellationToken cancellation) =>
        [.. Configured.Select(Describe), .. (await db.Set<StoredClient>().AsNoTracking().ToListAsync(cancellation)).Select(Describe)];

    private async Task<KnownClient?> LookAsync(string clientId, CancellationToken cancellation)
    {
        if (Configured.FirstOrDefault(entry => entry.Client.ClientId == clientId) is { } entry)
            return Describe(entry);

        var stored = await db.Set<StoredClient>().AsNoTracking().SingleOrDefaultAsync(client => client.ClientId == clientId, cancellation);
        if (stored is not null && (stored.Origin is not ClientOrigin.Document || !switches.LetIn(stored.Origin)))
            return switches.LetIn(stored.Origin) ? Describe(stored) : null;

        // What a document says now wins over what was stored at somebody's consent, which serves while the document cannot be had.
        return await documents.FindAsync(clientId, cancellation) is { Value: { } document } found && (found.Fault is null || stored is null)
            ? Describe(document)
            : stored is not null ? Describe(stored)
            : null;
    }

    private IEnumerable<ClientEntry> Configured => options.Value.All.Where(entry => entry.Exists);

    private static KnownClient Describe(ClientEntry entry) => new()
    {
        ClientId = entry.Client.ClientId,
        Name = entry.Client.Name,
        Origin = ClientOrigin.Configured,
        RedirectUris = [.. entry.Client.RedirectUris],
        Profile = entry.Profile,
        DefaultScopes = [.. entry.Client.EffectiveDefaultScopes],
        IsFirstParty = entry.IsFirstParty,
        NeedsChallenge = entry.Profile is null,
        Refreshes = !entry.IsFirstParty,
    };

    private static KnownClient Describe(StoredClient client) => new()
    {
        ClientId = client.ClientId,
        Name = client.Name,
        Origin = client.Origin,
        RedirectUris = client.RedirectUris,
        DefaultScopes = client.DefaultScopes,
        NeedsKey = client.NeedsKey,
        Refreshes = client.Refreshes,
        Website = client.Website,
    };

    private static KnownClient Describe(ClientDocument document) => new()
    {
        ClientId = document.ClientId,
        Name = document.Name,
        Origin = ClientOrigin.Document,
        RedirectUris = document.RedirectUris,
        NeedsKey = document.NeedsKey,
    };
}
