using OpenIddict.Abstractions;
using ProjectsPlugin.IdentityServer.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>The clients that OpenIddict keeps.</summary>
internal sealed class KnownClients(IOpenIddictApplicationManager clients) : IKnownClients
{
    public async Task<KnownClient?> FindAsync(string clientId, CancellationToken cancellation) =>
        await clients.FindByClientIdAsync(clientId, cancellation) is { } client ? await client.DescribeAsync(clients, cancellation) : null;

    public async Task<IReadOnlyList<KnownClient>> ListAsync(CancellationToken cancellation)
    {
        var known = new List<KnownClient>();
        foreach (var client in await clients.ListAsync(count: null, offset: null, cancellation).ToListAsync(cancellation))
            known.Add(await client.DescribeAsync(clients, cancellation));
        return known;
    }
}

internal static class ClientDescription
{
    /// <summary>What OpenIddict keeps about a client, in words that do not depend on it.</summary>
    public static async ValueTask<KnownClient> DescribeAsync(this object client, IOpenIddictApplicationManager clients, CancellationToken cancellation)
    {
        var clientId = (await clients.GetClientIdAsync(client, cancellation))!;
        return new KnownClient
        {
            ClientId = clientId,
            Name = await clients.GetDisplayNameAsync(client, cancellation) ?? clientId,
            Origin = await client.OriginAsync(clients, cancellation),
            RedirectUris = await clients.GetRedirectUrisAsync(client, cancellation),
            Profile = await client.ProfileAsync(clients, cancellation),
            DefaultScopes = await client.DefaultScopesAsync(clients, cancellation),
            IsFirstParty = await client.IsFirstPartyAsync(clients, cancellation),
            NeedsChallenge = await clients.HasRequirementAsync(client, Requirements.Features.ProofKeyForCodeExchange, cancellation),
            NeedsKey = await client.NeedsKeyAsync(clients, cancellation),
            Refreshes = await clients.HasPermissionAsync(client, Permissions.GrantTypes.RefreshToken, cancellation),
            Website = await client.WebsiteAsync(clients, cancellation),
        };
    }
}
