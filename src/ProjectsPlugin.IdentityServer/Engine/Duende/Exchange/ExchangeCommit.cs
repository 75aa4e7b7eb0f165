using Duende.IdentityServer.ResponseHandling;
using Duende.IdentityServer.Validation;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>Commits what <see cref="ExchangeRules"/> began before the first byte of the answer.</summary>
internal sealed class ExchangeCommit(ITokenResponseGenerator inner, IdentityServerDb db, Grants grants, IOptions<TokenLifetimes> lifetimes, TimeProvider clock) : ITokenResponseGenerator
{
    public async Task<TokenResponse> ProcessAsync(TokenRequestValidationResult validationResult)
    {
        var response = await inner.ProcessAsync(validationResult);

        // RFC 6749, section 5.1 compares it without regard to case; the plugin's own description writes it so.
        response.AccessTokenType = "bearer";

        var usable = clock.GetUtcNow() + (response.RefreshToken is null ? lifetimes.Value.Access : lifetimes.Value.Refresh);
        await grants.MarkUsedAsync(validationResult.ValidatedRequest.Subject!.GetGrantId(), usable, CancellationToken.None);
        await db.Database.CommitTransactionAsync();
        return response;
    }
}
