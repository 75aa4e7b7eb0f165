using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.IdentityServer.Clients;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Clients;

/// <summary>What Duende is told about a client, wherever it comes from. Secrets and redirects are checked by rules of our own.</summary>
internal sealed class ClientStore(IKnownClients clients, IOptions<TokenLifetimes> lifetimes) : IClientStore
{
    public async Task<Client?> FindClientByIdAsync(string clientId) =>
        await clients.FindAsync(clientId, CancellationToken.None) is { } client ? Describe(client) : null;

    private Client Describe(KnownClient client) => new()
    {
        ClientId = client.ClientId,
        ClientName = client.Name,
        AllowedGrantTypes = GrantTypes.Code,
        RequirePkce = client.NeedsChallenge,
        AllowPlainTextPkce = false,
        RequireClientSecret = false,
        RequireConsent = !client.IsFirstParty,
        AllowOfflineAccess = client.Refreshes,
        AllowedScopes = [.. client.IsFirstParty ? Scopes.All.Except(Scopes.Data) : Scopes.All],
        AllowedIdentityTokenSigningAlgorithms = [SecurityAlgorithms.RsaSha256],
        AuthorizationCodeLifetime = lifetimes.Value.CodeSeconds,
        AccessTokenLifetime = (int)lifetimes.Value.Access.TotalSeconds,
        IdentityTokenLifetime = (int)lifetimes.Value.Access.TotalSeconds,
        RefreshTokenUsage = TokenUsage.OneTimeOnly,
        RefreshTokenExpiration = TokenExpiration.Sliding,
        SlidingRefreshTokenLifetime = (int)lifetimes.Value.Refresh.TotalSeconds,
        AbsoluteRefreshTokenLifetime = (int)lifetimes.Value.Absolute.TotalSeconds,
        UpdateAccessTokenClaimsOnRefresh = true,
    };
}
