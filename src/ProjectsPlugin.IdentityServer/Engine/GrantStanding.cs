using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>Whether a grant still stands when its client comes with a code or a refresh token: for as long as the employee is one.</summary>
internal sealed class GrantStanding(Employees employees, Sessions sessions, BlockedClients blocked, IOptions<TokenLifetimes> lifetimes, TimeProvider clock)
{
    private const string InvalidGrant = "invalid_grant";
    private const string UnauthorizedClient = "unauthorized_client";

    public async Task<Standing> CheckAsync(GrantInUse grant, CancellationToken cancellation)
    {
        if (await employees.FindActiveAsync(grant.AccountId, grant.GrantedAt, cancellation) is not { } employee)
            return new Standing.Ended(InvalidGrant, "The account is no longer active.");

        // Whatever ends sessions or blocks a client ends grants in the same moment; these are for a code that was being made then.
        if (grant.IsCode && !(grant.SessionId is { } session && await sessions.ExistsAsync(session, cancellation)))
            return new Standing.Ended(InvalidGrant, "The person has signed out since.");
        if (await blocked.ContainsAsync(grant.ClientId, cancellation))
            return new Standing.Ended(UnauthorizedClient, "The client is blocked.");

        var remaining = grant.GrantedAt + lifetimes.Value.Absolute - clock.GetUtcNow();
        return remaining <= TimeSpan.Zero
            ? new Standing.Ended(InvalidGrant, "The person has to sign in again.")
            : new Standing.Good(employee, remaining < lifetimes.Value.Refresh ? remaining : lifetimes.Value.Refresh);
    }
}
