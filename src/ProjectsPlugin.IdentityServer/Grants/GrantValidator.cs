using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>Whether a grant is still good when its client comes with a code or a refresh token: for as long as the employee is one.</summary>
internal sealed class GrantValidator(ClientStore clients, IOptions<TokenLifetimes> lifetimes, IOptions<SignInOptions> signIn, TimeProvider clock)
{
    public const string InvalidGrant = "invalid_grant";

    private const string SignInAgain = "The person has to sign in again.";

    public const string BlockedClient = "The client is blocked.";

    public const string Revoked = "The access that the person gave has ended.";

    /// <returns>The error for the client (RFC 6749, section 5.2); null if the grant is good.</returns>
    public async Task<OAuthError?> ValidateAsync(GrantContext context, CancellationToken cancellation)
    {
        var (grant, now) = (context.Grant, clock.GetUtcNow());
        return context.ExpiresAt <= now ? new OAuthError(InvalidGrant, "The code or refresh token has expired.")
            : grant.RevokedAt is not null ? new OAuthError(InvalidGrant, Revoked)
            : context.Employee is null ? new OAuthError(InvalidGrant, "The account is no longer active.")
            // Whatever ends sessions or blocks a client revokes grants in the same moment; these are for a code that was being made then.
            : context is { IsCode: true, HasSession: false } ? new OAuthError(InvalidGrant, "The person has signed out since.")
            : await clients.IsBlockedAsync(grant.ClientId, cancellation) ? new OAuthError("unauthorized_client", BlockedClient)
            : grant.GrantedAt + lifetimes.Value.Absolute <= now ? new OAuthError(InvalidGrant, SignInAgain)
            : IsUnproved(context, now) ? new OAuthError(InvalidGrant, SignInAgain)
            : null;
    }

    private bool IsUnproved(GrantContext context, DateTimeOffset now) =>
        signIn.Value.ReproveDays is > 0 and var days && context.ProvedAt is { } proved && proved.AddDays(days) <= now;
}
