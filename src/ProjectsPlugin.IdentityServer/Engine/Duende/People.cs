using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using ProjectsPlugin.IdentityServer.Accounts;
using static Duende.IdentityServer.IdentityServerConstants;

namespace ProjectsPlugin.IdentityServer.Engine.Duende;

/// <summary>Whether an access token still speaks for somebody: for as long as the grant and the account live.</summary>
internal sealed class People(Employees employees, Grants grants) : IProfileService
{
    // What tokens say of the person stands in Exchange/Tokens.
    public Task GetProfileDataAsync(ProfileDataRequestContext context) => Task.CompletedTask;

    // Codes and refresh tokens are asked after in Exchange/ExchangeRules.
    public async Task IsActiveAsync(IsActiveContext context) =>
        context.IsActive = context.Caller is not (ProfileIsActiveCallers.UserInfoRequestValidation or ProfileIsActiveCallers.AccessTokenValidation)
            || (await grants.IsLivingAsync(context.Subject.GetGrantId(), CancellationToken.None)
                && await employees.FindActiveAsync(context.Subject.GetAccountId(), DateTimeOffset.MaxValue, CancellationToken.None) is not null);
}
