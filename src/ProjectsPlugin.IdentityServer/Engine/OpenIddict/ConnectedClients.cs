using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using ProjectsPlugin.IdentityServer.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;
using Authorization = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreAuthorization<System.Guid>;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>
/// Which clients can read for a person: those with a grant that has a code or a refresh token to use, or one that was used so
/// lately that the access token it gave is still good.
/// </summary>
internal sealed class ConnectedClients(
    IdentityServerDb db, IOpenIddictAuthorizationManager authorizations, IOpenIddictApplicationManager clients, IOptions<TokenLifetimes> lifetimes, TimeProvider clock)
    : IConnectedClients
{
    public async Task<IReadOnlyList<ConnectedClient>> ListAsync(Guid accountId, CancellationToken cancellation)
    {
        var connected = new List<ConnectedClient>();
        foreach (var grants in (await InUse(accountId).ToListAsync(cancellation)).GroupBy(living => living.Client.Id))
        {
            var latest = grants.MaxBy(living => living.Grant.CreationDate)!;
            var client = latest.Client;
            if (await client.IsFirstPartyAsync(clients, cancellation))
                continue;

            connected.Add(new ConnectedClient
            {
                ClientId = client.ClientId!,
                ClientName = await clients.GetDisplayNameAsync(client, cancellation) ?? client.ClientId!,
                Origin = await client.OriginAsync(clients, cancellation),
                RedirectUri = await latest.Grant.RedirectUriAsync(authorizations, cancellation),
                Scopes = await ScopesAsync(grants, cancellation),
                FirstUsedAt = grants.Min(living => living.Grant.CreationDate!.Value),
                LastUsedAt = grants.Max(living => living.UsedAt!.Value),
            });
        }

        return [.. connected.OrderByDescending(client => client.LastUsedAt)];
    }

    public Task<bool> IsConnectedAsync(Guid accountId, string clientId, CancellationToken cancellation) =>
        InUse(accountId).AnyAsync(living => living.Client.ClientId == clientId, cancellation);

    private async Task<HashSet<string>> ScopesAsync(IEnumerable<Living> grants, CancellationToken cancellation)
    {
        var scopes = new HashSet<string>();
        foreach (var living in grants)
            scopes.UnionWith(await authorizations.GetScopesAsync(living.Grant, cancellation));
        return scopes;
    }

    // Its tokens tell when a grant was last used, so that nothing need be written for it.
    private IQueryable<Living> InUse(Guid accountId)
    {
        var subject = accountId.ToString();
        var now = clock.GetUtcNow().UtcDateTime;
        var giving = now - lifetimes.Value.Access;
        return db.Set<Authorization>().AsNoTracking()
            .Where(grant => grant.Subject == subject && grant.Status == Statuses.Valid)
            .Select(grant => new Living
            {
                Grant = grant,
                Client = grant.Application!,
                UsedAt = grant.Tokens
                    .Where(token => (token.Status == Statuses.Valid && token.ExpirationDate > now) || token.RedemptionDate > giving)
                    .Max(token => token.RedemptionDate ?? token.CreationDate),
            })
            .Where(living => living.UsedAt != null);
    }

    private sealed record Living
    {
        public required Authorization Grant { get; init; }

        public required Application Client { get; init; }

        public required DateTime? UsedAt { get; init; }
    }
}
