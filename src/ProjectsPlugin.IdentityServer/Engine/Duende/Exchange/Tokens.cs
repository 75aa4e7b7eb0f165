using System.Security.Claims;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.Contracts;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>Writes into tokens what both engines write: the granted audiences, the grant's id, the person as of now, and nothing of Duende's own.</summary>
internal sealed class Tokens(ITokenService inner, ExchangeInCourse course) : ITokenService
{
    private const string Name = "name";

    private static readonly string[] Unsaid = ["idp", "amr", "sid", "acr"];

    public async Task<Token> CreateAccessTokenAsync(TokenCreationRequest request)
    {
        var token = await inner.CreateAccessTokenAsync(request);
        var subject = request.Subject!;
        var email = request.ValidatedResources.RawScopeValues.Contains(Scopes.Email) ? Email() : [];
        token.Claims =
        [
            .. token.Claims.Where(claim => !Unsaid.Contains(claim.Type) && claim.Type != "auth_time"),
            .. email,
            new Claim(TokenClaims.GrantId, subject.GetGrantId().ToString()),
        ];
        token.Audiences = [.. subject.GetAudiences()];
        token.AllowedSigningAlgorithms = [SecurityAlgorithms.EcdsaSha256];
        return token;
    }

    public async Task<Token> CreateIdentityTokenAsync(TokenCreationRequest request)
    {
        var token = await inner.CreateIdentityTokenAsync(request);
        var scopes = request.ValidatedResources.RawScopeValues;
        IEnumerable<Claim> name = scopes.Contains(Scopes.Profile) ? [new Claim(Name, course.Employee!.Name)] : [];
        token.Claims = [.. token.Claims.Where(claim => !Unsaid.Contains(claim.Type)), .. scopes.Contains(Scopes.Email) ? Email() : [], .. name];
        return token;
    }

    public Task<string> CreateSecurityTokenAsync(Token token) => inner.CreateSecurityTokenAsync(token);

    private IEnumerable<Claim> Email() => [new Claim(TokenClaims.Email, course.Employee!.Email), new Claim(TokenClaims.EmailVerified, "true", ClaimValueTypes.Boolean)];
}
