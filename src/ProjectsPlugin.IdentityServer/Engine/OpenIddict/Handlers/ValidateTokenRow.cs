using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// A code or refresh token is good that is valid in the database, or a code that was used: whether it may be is decided where it is used
/// (<see cref="SpendToken"/>), once the rest of the request is known to be right. OpenIddict's own handler ends what comes from
/// a used one whoever sends it, and rewrites every token of the family at each replay.
/// </summary>
internal sealed class ValidateTokenRow(IOpenIddictTokenManager tokens) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (!string.IsNullOrEmpty(context.TokenId)
            && (await tokens.FindByIdAsync(context.TokenId, context.CancellationToken) is not { } token
                || !await IsGoodAsync(token, context.CancellationToken)))
        {
            context.Reject(Errors.InvalidToken, "The token is not valid any more.");
        }
    }

    private async Task<bool> IsGoodAsync(object token, CancellationToken cancellation) =>
        await tokens.HasStatusAsync(token, Statuses.Valid, cancellation)
        || (await tokens.HasStatusAsync(token, Statuses.Redeemed, cancellation)
            && await tokens.HasTypeAsync(token, TokenTypeIdentifiers.Private.AuthorizationCode, cancellation));
}
