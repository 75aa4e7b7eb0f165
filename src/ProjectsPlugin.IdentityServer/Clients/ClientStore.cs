using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>The clients that may ask, wherever they come from: those that are stored, and those that are known by a document.</summary>
internal sealed class ClientStore(IdentityServerDb db, ClientDocuments documents, ClientOriginPolicy switches, TimeProvider clock)
{
    private readonly Dictionary<string, Stored> _stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Client?> _found = new(StringComparer.Ordinal);

    /// <summary>
    /// The client of this id, also one that is not stored yet and known by its document alone; null if there is none. Looks once in a request.
    /// </summary>
    public async Task<Client?> FindAsync(string clientId, CancellationToken cancellation)
    {
        if (!_found.TryGetValue(clientId, out var client))
            _found[clientId] = client = Client.IsPossibleId(clientId) ? await LookAsync(clientId, cancellation) : null;
        return client;
    }

    /// <summary>Whether an operator blocks this id, known or not. Fetches nothing.</summary>
    public async Task<bool> IsBlockedAsync(string clientId, CancellationToken cancellation) =>
        Client.IsPossibleId(clientId) && (await LoadAsync(clientId, cancellation)).IsBlocked;

    /// <summary>Every client that is stored, in the order of their ids.</summary>
    public async Task<IReadOnlyList<Client>> ListAsync(CancellationToken cancellation) =>
        [.. (await db.Set<Client>().AsNoTracking().ToListAsync(cancellation)).OrderBy(client => client.ClientId, StringComparer.Ordinal)];

    /// <summary>Every client that is stored, and every id that an operator blocks, stored or not.</summary>
    public async Task<IReadOnlyList<ClientStatus>> ListStatusAsync(CancellationToken cancellation)
    {
        var clients = await ListAsync(cancellation);
        var blocked = await db.Set<BlockedClient>().Select(client => client.ClientId).Order().ToListAsync(cancellation);
        return
        [
            .. clients.Select(client => new ClientStatus(client.ClientId, client, blocked.Contains(client.ClientId), switches.IsEnabled(client.Origin))),
            .. blocked.Except(clients.Select(client => client.ClientId)).Select(id => new ClientStatus(id, Client: null, IsBlocked: true, IsEnabled: true)),
        ];
    }

    /// <summary>Keeps a client for good that a person has allowed something: a registered one, or one by a document as that is now.</summary>
    public async Task MarkUsedAsync(Client client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (client.Origin is ClientOrigin.Document)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO identity.clients
                    (client_id, origin, name, redirect_uris, default_scopes, is_first_party, requires_pkce, requires_key, allows_refresh,
                     registered_at, used_at)
                VALUES ({client.ClientId}, {nameof(ClientOrigin.Document)}, {client.Name}, {client.RedirectUris}, {client.DefaultScopes},
                    false, true, {client.RequiresKey}, true, {now}, {now})
                ON CONFLICT (client_id) DO UPDATE SET name = excluded.name, redirect_uris = excluded.redirect_uris, requires_key = excluded.requires_key
                """,
                cancellation);
        }
        else if (client.UsedAt is null)
        {
            await db.Set<Client>().Where(row => row.ClientId == client.ClientId && row.UsedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.UsedAt, now), cancellation);
        }
    }

    private async Task<Client?> LookAsync(string clientId, CancellationToken cancellation)
    {
        var stored = (await LoadAsync(clientId, cancellation)).Client;
        if (stored is not null && (stored.Origin is not ClientOrigin.Document || !switches.IsEnabled(stored.Origin)))
            return switches.IsEnabled(stored.Origin) ? stored : null;

        // What a document says now wins over what was stored at somebody's consent, which serves while the document cannot be had.
        return await documents.FindAsync(clientId, cancellation) is { Value: { } document } found && (found.Fault is null || stored is null)
            ? Describe(document, stored)
            : stored;
    }

    private async Task<Stored> LoadAsync(string clientId, CancellationToken cancellation)
    {
        if (!_stored.TryGetValue(clientId, out var stored))
        {
            stored = await db.Set<Client>().AsNoTracking().Where(client => client.ClientId == clientId)
                .Select(client => new Stored(client, db.Set<BlockedClient>().Any(blocked => blocked.ClientId == clientId))).SingleOrDefaultAsync(cancellation)
                ?? new Stored(null, await db.Set<BlockedClient>().AnyAsync(blocked => blocked.ClientId == clientId, cancellation));
            _stored[clientId] = stored;
        }

        return stored;
    }

    private static Client Describe(ClientDocument document, Client? stored) => new()
    {
        ClientId = document.ClientId,
        Name = document.Name,
        Origin = ClientOrigin.Document,
        RedirectUris = [.. document.RedirectUris],
        RequiresKey = document.NeedsKey,
        RegisteredAt = stored?.RegisteredAt ?? default,
        UsedAt = stored?.UsedAt,
    };

    private sealed record Stored(Client? Client, bool IsBlocked);
}

/// <summary>Whether a client can be used.</summary>
/// <param name="ClientId">Its id.</param>
/// <param name="Client">The client; null for an id that was blocked before any client had it.</param>
/// <param name="IsBlocked">Whether an operator blocks it.</param>
/// <param name="IsEnabled">Whether the settings let in clients of its kind.</param>
internal sealed record ClientStatus(string ClientId, Client? Client, bool IsBlocked, bool IsEnabled);

/// <summary>
/// Which kinds of clients the settings let in. Where one is switched off, those that came before can be used no more; they are kept, should it be
/// switched on again.
/// </summary>
public sealed class ClientOriginPolicy(IOptions<RegistrationOptions> registration, IOptions<DocumentsOptions> documents)
{
    public bool AreAllEnabled => IsEnabled(ClientOrigin.Registered) && IsEnabled(ClientOrigin.Document);

    public bool IsEnabled(ClientOrigin origin) => origin switch
    {
        ClientOrigin.Registered => registration.Value.Enabled,
        ClientOrigin.Document => documents.Value.Enabled,
        _ => true,
    };
}
