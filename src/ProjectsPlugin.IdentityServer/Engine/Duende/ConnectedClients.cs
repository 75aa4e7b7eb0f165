using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engine.Duende;

/// <summary>Which clients can read for a person: those with a grant that lives and has something left to use.</summary>
internal sealed class ConnectedClients(IdentityServerDb db, IKnownClients clients, TimeProvider clock) : IConnectedClients
{
    public async Task<IReadOnlyList<ConnectedClient>> ListAsync(Guid accountId, CancellationToken cancellation)
    {
        var connected = new List<ConnectedClient>();
        foreach (var grants in (await InUse(accountId).ToListAsync(cancellation)).GroupBy(grant => grant.ClientId, StringComparer.Ordinal))
        {
            if (await clients.FindAsync(grants.Key, cancellation) is not { IsFirstParty: false } client)
                continue;

            connected.Add(new ConnectedClient
            {
                ClientId = client.ClientId,
                ClientName = client.Name,
                Origin = client.Origin,
                RedirectUri = new Uri(grants.MaxBy(grant => grant.BeganAt)!.RedirectUri),
                Scopes = grants.SelectMany(grant => grant.Scopes).ToHashSet(),
                FirstUsedAt = grants.Min(grant => grant.BeganAt),
                LastUsedAt = grants.Max(grant => grant.UsedAt ?? grant.BeganAt),
            });
        }

        return [.. connected.OrderByDescending(client => client.LastUsedAt)];
    }

    public Task<bool> IsConnectedAsync(Guid accountId, string clientId, CancellationToken cancellation) =>
        InUse(accountId).AnyAsync(grant => grant.ClientId == clientId, cancellation);

    private IQueryable<Grant> InUse(Guid accountId)
    {
        var now = clock.GetUtcNow();
        return db.Set<Grant>().AsNoTracking().Where(grant => grant.AccountId == accountId && grant.EndedAt == null && grant.UsableUntil > now);
    }
}
