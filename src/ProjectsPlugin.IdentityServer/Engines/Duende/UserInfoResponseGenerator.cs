using Duende.IdentityServer.ResponseHandling;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Engines.Duende.Token;
using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>Who signed in, as far as the scopes of an access token allow (OpenID Connect Core, section 5.3).</summary>
internal sealed class UserInfoResponseGenerator(GrantStore grants) : IUserInfoResponseGenerator
{
    public async Task<Dictionary<string, object>> ProcessAsync(UserInfoRequestValidationResult validationResult)
    {
        var said = validationResult.TokenValidationResult!.Claims!.ToList();
        var employee = await grants.FindEmployeeAsync(said.GetGrantId()!.Value, CancellationToken.None)
            ?? throw new InvalidOperationException("The account was found active before.");
        var scopes = said.Where(claim => claim.Type == TokenClaims.Scope).SelectMany(claim => claim.Value.Split(' ')).ToHashSet();
        return UserInfoClaims.Of(said.First(claim => claim.Type == TokenClaims.Subject).Value, employee, scopes);
    }
}
