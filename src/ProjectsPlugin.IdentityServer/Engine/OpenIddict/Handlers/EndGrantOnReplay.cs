using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// A code or refresh token that comes again was stolen by one of the two who have it, so everything from that sign-in
/// ends (RFC 9700, sections 2.2.2 and 4.5). Within the leeway a refresh token may come again, for a client that lost the answer.
/// OpenIddict's own handling rewrites every token of the family at each replay; this one row of the grant at the first.
/// </summary>
internal sealed partial class EndGrantOnReplay(IOpenIddictTokenManager tokens, Grants grants, ILogger<EndGrantOnReplay> log)
    : IOpenIddictServerHandler<ValidateTokenContext>
{
    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (string.IsNullOrEmpty(context.TokenId)
            || await tokens.FindByIdAsync(context.TokenId, context.CancellationToken) is not { } token
            || !await tokens.HasStatusAsync(token, Statuses.Redeemed, context.CancellationToken)
            || await IsWithinLeewayAsync(context, token))
        {
            return;
        }

        await grants.EndAsync(context.AuthorizationId, context.CancellationToken);
        Log.ReplayEndedGrant(log, context.AuthorizationId);
        context.Reject(Errors.InvalidToken, "It has been used before.");
    }

    private async Task<bool> IsWithinLeewayAsync(ValidateTokenContext context, object token) =>
        await tokens.HasTypeAsync(token, TokenTypeIdentifiers.RefreshToken, context.CancellationToken)
        && context.Options.RefreshTokenReuseLeeway is { } leeway
        && await tokens.GetRedemptionDateAsync(token, context.CancellationToken) is { } redeemedAt
        && context.Options.TimeProvider!.GetUtcNow() < redeemedAt + leeway;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A code or refresh token was replayed; grant {GrantId} ended")]
        public static partial void ReplayEndedGrant(ILogger logger, string? grantId);
    }
}
