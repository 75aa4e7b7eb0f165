using Duende.IdentityServer.ResponseHandling;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Token;

/// <summary>RFC 7009, section 2.1: revoking either kind of token revokes the grant with every token of it.</summary>
internal sealed class RevocationResponseGenerator(GrantStore grants, GrantRevocation revocation, ITokenValidator tokens) : ITokenRevocationResponseGenerator
{
    public async Task<TokenRevocationResponse> ProcessAsync(TokenRevocationRequestValidationResult validationResult)
    {
        if (await GrantOfAsync(validationResult.Token, validationResult.Client.ClientId) is not { } grantId)
            return new TokenRevocationResponse { Success = false };

        await revocation.RevokeAsync(grantId, CancellationToken.None);
        return new TokenRevocationResponse { Success = true };
    }

    private async Task<Guid?> GrantOfAsync(string token, string clientId)
    {
        if (await grants.FindByRefreshTokenAsync(token, CancellationToken.None) is { Grant: var grant })
            return grant.ClientId == clientId ? grant.Id : null;

        return await tokens.ValidateAccessTokenAsync(token) is { IsError: false, Claims: { } claims }
            && claims.FirstOrDefault(claim => claim.Type == TokenClaims.ClientId)?.Value == clientId
                ? claims.GetGrantId()
                : null;
    }
}
