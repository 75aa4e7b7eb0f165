using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>What UserInfo says of who signed in, as far as the scopes of the access token allow (OpenID Connect Core, sections 5.3 and 5.4).</summary>
internal static class UserInfoClaims
{
    public static Dictionary<string, object> Of(string subject, Employee employee, IReadOnlyCollection<string> scopes)
    {
        var claims = new Dictionary<string, object> { [TokenClaims.Subject] = subject };
        if (scopes.Contains(Scopes.Profile))
            claims[TokenClaims.Name] = employee.Name;
        if (scopes.Contains(Scopes.Email))
            (claims[TokenClaims.Email], claims[TokenClaims.EmailVerified]) = (employee.Email, true);
        return claims;
    }
}
