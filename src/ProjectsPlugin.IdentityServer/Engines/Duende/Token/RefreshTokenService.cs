using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Validation;
using RefreshToken = Duende.IdentityServer.Models.RefreshToken;
using Client = Duende.IdentityServer.Models.Client;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Token;

/// <summary>Shows Duende the grant's refresh token. It is used in <see cref="TokenRequestValidator"/>, which has its successor, too.</summary>
internal sealed class RefreshTokenService(TokenRequestState state) : IRefreshTokenService
{
    public Task<TokenValidationResult> ValidateRefreshTokenAsync(string token, Client client) => Task.FromResult(
        state.Grant is { IsCode: false, Grant: var grant } context && grant.ClientId == client.ClientId
            ? new TokenValidationResult
            {
                IsError = false,
                Client = client,
                RefreshToken = new RefreshToken
                {
                    CreationTime = context.IssuedAt.UtcDateTime,
                    Lifetime = (int)(context.ExpiresAt - context.IssuedAt).TotalSeconds,
                    ClientId = grant.ClientId,
                    Subject = GrantSubject.Create(grant),
                    AuthorizedScopes = grant.Scopes,
                },
            }
            : new TokenValidationResult { IsError = true, Error = "invalid_grant" });

    public Task<string> CreateRefreshTokenAsync(RefreshTokenCreationRequest request) => Task.FromResult(state.RefreshToken!);

    public Task<string> UpdateRefreshTokenAsync(RefreshTokenUpdateRequest request) => Task.FromResult(state.RefreshToken!);
}
