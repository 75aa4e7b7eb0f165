using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using ProjectsPlugin.IdentityServer.Engines.Duende.Token;
using ProjectsPlugin.IdentityServer.Grants;
using Callers = Duende.IdentityServer.IdentityServerConstants.ProfileIsActiveCallers;

namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>Whether an access token still speaks for somebody: for as long as the grant and the account live.</summary>
internal sealed class ProfileService(GrantStore grants) : IProfileService
{
    // What tokens say of the person stands in TokenService.
    public Task GetProfileDataAsync(ProfileDataRequestContext context) => Task.CompletedTask;

    // Codes and refresh tokens are asked after by TokenRequestValidator.
    public async Task IsActiveAsync(IsActiveContext context) =>
        context.IsActive = context.Caller is not (Callers.UserInfoRequestValidation or Callers.AccessTokenValidation)
            || (context.Subject.Claims.GetGrantId() is { } grantId && await grants.FindEmployeeAsync(grantId, CancellationToken.None) is not null);
}
