using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>A client that can read for a person now, through however many sign-ins.</summary>
public sealed record ConnectedClient
{
    public required string ClientId { get; init; }

    /// <summary>The client's name as an operator configured it, or as the client claims it.</summary>
    public required string ClientName { get; init; }

    /// <summary>Where the client comes from: unless an operator configured it, its name is a claim.</summary>
    public required ClientOrigin Origin { get; init; }

    /// <summary>Where the client had the person return to at the latest sign-in.</summary>
    public required Uri RedirectUri { get; init; }

    /// <summary>What it can read, from all its sign-ins.</summary>
    public required IReadOnlyCollection<string> Scopes { get; init; }

    public required DateTimeOffset FirstUsedAt { get; init; }

    /// <summary>When it last exchanged a code or refreshed: its latest call is younger by at most an access token's life.</summary>
    public required DateTimeOffset LastUsedAt { get; init; }
}

/// <summary>Which clients can read for a person: those with a grant that nobody revoked and that has something left to use.</summary>
public sealed class ConnectedClients(IdentityServerDb db, TimeProvider clock)
{
    /// <summary>The latest used first; our own pages are none of them.</summary>
    public async Task<IReadOnlyList<ConnectedClient>> ListAsync(Guid accountId, CancellationToken cancellation)
    {
        var usable = await Usable(accountId)
            .Join(
                db.Set<Client>().Where(client => !client.IsFirstParty),
                grant => grant.ClientId,
                client => client.ClientId,
                (grant, client) => new { Grant = grant, Client = client })
            .ToListAsync(cancellation);
        return [.. usable
            .GroupBy(pair => pair.Client.ClientId, (_, pairs) => Describe(pairs.First().Client, [.. pairs.Select(pair => pair.Grant)]))
            .OrderByDescending(client => client.LastUsedAt)];
    }

    /// <summary>Whether this client can read for a person now; costs the same however often the person has signed in.</summary>
    public Task<bool> IsConnectedAsync(Guid accountId, string clientId, CancellationToken cancellation) =>
        Usable(accountId).AnyAsync(grant => grant.ClientId == clientId, cancellation);

    private IQueryable<Grant> Usable(Guid accountId)
    {
        var now = clock.GetUtcNow();
        return db.Set<Grant>().AsNoTracking().Where(grant => grant.AccountId == accountId && grant.RevokedAt == null && grant.UsableUntil > now);
    }

    private static ConnectedClient Describe(Client client, IReadOnlyList<Grant> grants) => new()
    {
        ClientId = client.ClientId,
        ClientName = client.Name,
        Origin = client.Origin,
        RedirectUri = new Uri(grants.MaxBy(grant => grant.GrantedAt)!.RedirectUri),
        Scopes = grants.SelectMany(grant => grant.Scopes).ToHashSet(),
        FirstUsedAt = grants.Min(grant => grant.GrantedAt),
        LastUsedAt = grants.Max(grant => grant.UsedAt ?? grant.GrantedAt),
    };
}
