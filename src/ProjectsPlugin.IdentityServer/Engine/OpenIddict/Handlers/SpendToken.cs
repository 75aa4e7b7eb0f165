using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// Spends the code or refresh token, the last thing before tokens are issued. One that comes again in a request that is right in everything
/// else ends its grant, and so does the loser of two that come at once (RFC 9700, sections 2.2.2 and 4.5; OAuth 2.1, section 4.1.3).
/// </summary>
internal sealed class SpendToken(IdentityServerDb db, RefreshRotation rotation, Replay replay, TimeProvider clock)
    : IOpenIddictServerHandler<ProcessSignInContext>
{
    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType is not OpenIddictServerEndpointType.Token)
            return;

        var granted = context.Principal!;
        var isSpent = context.Request.IsAuthorizationCodeGrantType()
            ? await SpendCodeAsync(Guid.Parse(granted.GetTokenId()!), context.CancellationToken)
            : await UseRefreshTokenAsync(granted, context.CancellationToken);
        if (isSpent)
            return;

        replay.GrantId = granted.GetAuthorizationId();
        context.Reject(Errors.InvalidGrant, "It has been used before.");
    }

    // Waits for whoever spends the same code at this moment.
    private async Task<bool> SpendCodeAsync(Guid id, CancellationToken cancellation)
    {
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        return await db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(token => token.Id == id && token.Status == Statuses.Valid).ExecuteUpdateAsync(
            token => token.SetProperty(row => row.Status, Statuses.Redeemed).SetProperty(row => row.RedemptionDate, now), cancellation) == 1;
    }

    private async Task<bool> UseRefreshTokenAsync(ClaimsPrincipal granted, CancellationToken cancellation)
    {
        var step = RefreshStep.Of(granted, Guid.Parse(granted.GetAuthorizationId()!));
        granted.SetClaim(RefreshStep.Claim, step.Next(clock.GetUtcNow()).ToString());
        return await rotation.UseAsync(step, cancellation);
    }
}
