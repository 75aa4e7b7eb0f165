using System.Security.Claims;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.Contracts;
using Scopes = ProjectsPlugin.Contracts.Scopes;
using JwtToken = Duende.IdentityServer.Models.Token;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Token;

/// <summary>Writes into tokens what both engines write: the granted audiences, the grant's id, the person as of now, and nothing of Duende's own.</summary>
internal sealed class TokenService(ITokenService inner, TokenRequestState state) : ITokenService
{
    private static readonly string[] Unsaid = ["idp", "amr", "sid", "acr"];

    public async Task<JwtToken> CreateAccessTokenAsync(TokenCreationRequest request)
    {
        var token = await inner.CreateAccessTokenAsync(request);
        var grant = state.Grant!.Grant;
        var email = request.ValidatedResources.RawScopeValues.Contains(Scopes.Email) ? Email() : [];
        token.Claims =
        [
            .. token.Claims.Where(claim => !Unsaid.Contains(claim.Type) && claim.Type != "auth_time"),
            .. email,
            new Claim(TokenClaims.GrantId, grant.Id.ToString()),
        ];
        token.Audiences = [.. grant.Audiences];
        token.AllowedSigningAlgorithms = [SecurityAlgorithms.EcdsaSha256];
        return token;
    }

    public async Task<JwtToken> CreateIdentityTokenAsync(TokenCreationRequest request)
    {
        var token = await inner.CreateIdentityTokenAsync(request);
        var scopes = request.ValidatedResources.RawScopeValues;
        IEnumerable<Claim> name = scopes.Contains(Scopes.Profile) ? [new Claim(TokenClaims.Name, state.Grant!.Employee!.Name)] : [];
        token.Claims = [.. token.Claims.Where(claim => !Unsaid.Contains(claim.Type)), .. scopes.Contains(Scopes.Email) ? Email() : [], .. name];
        return token;
    }

    public Task<string> CreateSecurityTokenAsync(JwtToken token) => inner.CreateSecurityTokenAsync(token);

    private IEnumerable<Claim> Email() =>
    [
        new Claim(TokenClaims.Email, state.Grant!.Employee!.Email),
        new Claim(TokenClaims.EmailVerified, "true", ClaimValueTypes.Boolean),
    ];
}
