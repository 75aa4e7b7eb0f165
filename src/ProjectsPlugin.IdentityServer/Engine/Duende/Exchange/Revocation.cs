using Duende.IdentityServer.ResponseHandling;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>RFC 7009, section 2.1: revoking either kind of token ends the grant with every token of it.</summary>
internal sealed class Revocation(IRefreshTokenStore refreshTokens, ITokenValidator tokens, Grants grants) : ITokenRevocationResponseGenerator
{
    public async Task<TokenRevocationResponse> ProcessAsync(TokenRevocationRequestValidationResult validationResult)
    {
        if (await GrantOfAsync(validationResult.Token, validationResult.Client.ClientId) is not { } grantId)
            return new TokenRevocationResponse { Success = false };

        await grants.EndAsync(grantId, CancellationToken.None);
        return new TokenRevocationResponse { Success = true };
    }

    private async Task<Guid?> GrantOfAsync(string token, string clientId)
    {
        if (await refreshTokens.GetRefreshTokenAsync(token) is { } refresh)
            return refresh.ClientId == clientId ? refresh.Subject.GetGrantId() : null;

        return await tokens.ValidateAccessTokenAsync(token) is { IsError: false, Claims: { } claims }
            && claims.ToLookup(claim => claim.Type, claim => claim.Value) is var said
            && said[TokenClaims.ClientId].FirstOrDefault() == clientId
            && Guid.TryParse(said[TokenClaims.GrantId].FirstOrDefault(), out var grantId)
                ? grantId
                : null;
    }
}
