using Duende.IdentityServer.ResponseHandling;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.Duende;

/// <summary>Who signed in, as far as the scopes of an access token allow (OpenID Connect Core, section 5.3).</summary>
internal sealed class UserInfo(Employees employees) : IUserInfoResponseGenerator
{
    public async Task<Dictionary<string, object>> ProcessAsync(UserInfoRequestValidationResult validationResult)
    {
        var subject = validationResult.Subject!;
        var employee = await employees.FindActiveAsync(subject.GetAccountId(), DateTimeOffset.MaxValue, CancellationToken.None)
            ?? throw new InvalidOperationException("The account was found active before.");
        var scopes = validationResult.TokenValidationResult!.Claims!
            .Where(claim => claim.Type == TokenClaims.Scope).SelectMany(claim => claim.Value.Split(' ')).ToHashSet();

        var claims = new Dictionary<string, object> { [TokenClaims.Subject] = subject.GetAccountId().ToString() };
        if (scopes.Contains(Scopes.Profile))
            claims["name"] = employee.Name;
        if (scopes.Contains(Scopes.Email))
            (claims[TokenClaims.Email], claims[TokenClaims.EmailVerified]) = (employee.Email, true);
        return claims;
    }
}
