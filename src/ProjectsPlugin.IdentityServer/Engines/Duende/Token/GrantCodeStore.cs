using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Token;

/// <summary>Shows Duende the grant's code. It is used in <see cref="TokenRequestValidator"/>, once the whole request is known to be right.</summary>
internal sealed class GrantCodeStore(TokenRequestState state) : IAuthorizationCodeStore
{
    public Task<AuthorizationCode?> GetAuthorizationCodeAsync(string code) => Task.FromResult(state.Grant is { IsCode: true, Grant: var grant }
        ? new AuthorizationCode
        {
            CreationTime = grant.GrantedAt.UtcDateTime,
            Lifetime = (int)(grant.CodeExpiresAt - grant.GrantedAt).TotalSeconds,
            ClientId = grant.ClientId,
            Subject = GrantSubject.Create(grant),
            IsOpenId = grant.Scopes.Contains(Scopes.OpenId),
            RequestedScopes = grant.Scopes,
            RedirectUri = grant.RedirectUri,
            Nonce = grant.Nonce,
            CodeChallenge = grant.CodeChallenge?.Sha256(),
            CodeChallengeMethod = grant.CodeChallenge is null ? null : "S256",
        }
        : null);

    public Task RemoveAuthorizationCodeAsync(string code) => Task.CompletedTask;

    /// <exception cref="NotSupportedException">Always: grants have their own codes.</exception>
    public Task<string> StoreAuthorizationCodeAsync(AuthorizationCode code) => throw new NotSupportedException("Grants have their own codes.");
}
