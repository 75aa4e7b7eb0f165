using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Grants;
using Scopes = ProjectsPlugin.Contracts.Scopes;
using Client = Duende.IdentityServer.Models.Client;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Clients;

/// <summary>What Duende is told about a client, wherever it comes from. Secrets and redirects are checked by rules of our own.</summary>
internal sealed class DuendeClientStore(ClientStore clients, IOptions<TokenLifetimes> lifetimes) : IClientStore
{
    public async Task<Client?> FindClientByIdAsync(string clientId) =>
        await clients.FindAsync(clientId, CancellationToken.None) is { } client ? Describe(client) : null;

    private Client Describe(IdentityServer.Data.Client client) => new()
    {
        ClientId = client.ClientId,
        ClientName = client.Name,
        AllowedGrantTypes = GrantTypes.Code,
        RequirePkce = client.RequiresPkce,
        AllowPlainTextPkce = false,
        RequireClientSecret = false,
        RequireConsent = !client.IsFirstParty,
        AllowOfflineAccess = client.AllowsRefresh,
        AllowedScopes = [.. client.IsFirstParty ? Scopes.All.Except(Scopes.Data) : Scopes.All],
        AllowedIdentityTokenSigningAlgorithms = [SecurityAlgorithms.RsaSha256],
        AuthorizationCodeLifetime = (int)TokenLifetimes.Code.TotalSeconds,
        AccessTokenLifetime = (int)lifetimes.Value.Access.TotalSeconds,
        IdentityTokenLifetime = (int)lifetimes.Value.Access.TotalSeconds,
        RefreshTokenUsage = TokenUsage.OneTimeOnly,
        RefreshTokenExpiration = TokenExpiration.Sliding,
        SlidingRefreshTokenLifetime = (int)lifetimes.Value.Refresh.TotalSeconds,
        AbsoluteRefreshTokenLifetime = (int)lifetimes.Value.Absolute.TotalSeconds,
        UpdateAccessTokenClaimsOnRefresh = true,
    };
}
