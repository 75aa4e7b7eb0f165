using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>
/// Uses a code or refresh token once the rest of its request is known to be right, and stores its successor; all of it or nothing. One that comes again
/// was stolen by one of the two who have it, so everything from that sign-in is revoked (RFC 9700, sections 2.2.2 and 4.14.2; OAuth 2.1, section 4.1.3
/// for two codes at once).
/// </summary>
internal sealed partial class GrantRedemption(
    IdentityServerDb db, ClientBindings bindings, GrantRevocation revocation, IOptions<TokenLifetimes> lifetimes, TimeProvider clock,
    ILogger<GrantRedemption> log)
{
    // Copies compare times of each other's clocks.
    private static readonly TimeSpan SkewOfCopies = TimeSpan.FromSeconds(5);

    /// <summary>Not to be cancelled: whoever hangs up has used the code or refresh token all the same.</summary>
    public async Task<RedemptionResult> RedeemAsync(Client client, GrantContext context)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var successor = SecretValue.Create();
        var isRedeemed = context.RefreshToken is { } used
            ? await RotateAsync(context.Grant, used, SecretValue.Hash(successor))
            : await ExchangeAsync(client, context.Grant, SecretValue.Hash(successor));
        if (!isRedeemed)
        {
            await transaction.RollbackAsync();
            await revocation.RevokeAsync(context.Grant.Id, CancellationToken.None);
            Log.ReplayRevokedGrant(log, context.Grant.Id);
            return Reject("It has been used before.");
        }

        if (context.IsCode && !await bindings.BindAsync(client, context.Grant.RedirectUri, CancellationToken.None))
        {
            await transaction.RollbackAsync();
            return Reject("The client is bound to another callback.");
        }

        await transaction.CommitAsync();
        return new RedemptionResult.Redeemed(client.AllowsRefresh ? successor : null);
    }

    private static RedemptionResult.Rejected Reject(string description) => new(new OAuthError(GrantValidator.InvalidGrant, description));

    // Waits for whoever exchanges the same code at this moment.
    private async Task<bool> ExchangeAsync(Client client, Grant grant, byte[] successor)
    {
        var now = clock.GetUtcNow();
        var (expiresAt, accessUntil) = (RefreshUntil(grant, now), now + lifetimes.Value.Access);
        var usableUntil = client.AllowsRefresh ? Later(expiresAt, accessUntil) : accessUntil;
        var exchanged = await db.Database.SqlQuery<Guid>(
            $"""
            WITH exchanged AS (
                UPDATE identity.grants SET exchanged_at = {now}, used_at = {now}, usable_until = {usableUntil}
                WHERE id = {grant.Id} AND exchanged_at IS NULL AND revoked_at IS NULL
                RETURNING id),
            stored AS (
                INSERT INTO identity.refresh_tokens (hash, grant_id, issued_at, expires_at)
                SELECT {successor}, id, {now}, {expiresAt} FROM exchanged WHERE {client.AllowsRefresh})
            SELECT id FROM exchanged
            """).ToListAsync();
        return exchanged.Count == 1;
    }

    private async Task<bool> RotateAsync(Grant grant, RefreshToken sent, byte[] successor)
    {
        var (now, leeway) = (clock.GetUtcNow(), lifetimes.Value.RefreshReuse);

        // Waits for whoever uses the same token at this moment.
        var locked = await db.Set<RefreshToken>().FromSql(
            $"""
            SELECT hash, grant_id, predecessor_hash, issued_at, expires_at, used_at, succeeded_at FROM identity.refresh_tokens
            WHERE hash = {sent.Hash} FOR UPDATE
            """)
            .AsNoTracking().ToListAsync();
        if (locked is not [var used] || (used.UsedAt is not null && (leeway == TimeSpan.Zero || used.SucceededAt + leeway <= now)))
            return false;

        // Whoever comes back so late says that the answer was lost; what was lost must not be used any more.
        var usedAt = used.UsedAt is not { } before || (used.SucceededAt is null && before + leeway <= now) ? now : before;
        var expiresAt = RefreshUntil(grant, now);
        var usableUntil = Later(expiresAt, now + lifetimes.Value.Access);
        return await db.Database.ExecuteSqlAsync(
            $"""
            WITH predecessor AS (
                UPDATE identity.refresh_tokens SET succeeded_at = COALESCE(succeeded_at, {now}) WHERE hash = {used.PredecessorHash}
                RETURNING used_at),
            used AS (
                UPDATE identity.refresh_tokens SET used_at = {usedAt} WHERE hash = {used.Hash}),
            refreshed AS (
                UPDATE identity.grants SET used_at = {now}, usable_until = {usableUntil} WHERE id = {grant.Id} AND revoked_at IS NULL
                RETURNING id)
            INSERT INTO identity.refresh_tokens (hash, grant_id, predecessor_hash, issued_at, expires_at)
            SELECT {successor}, id, {used.Hash}, {now}, {expiresAt} FROM refreshed
            WHERE NOT EXISTS (SELECT FROM predecessor WHERE used_at > {used.IssuedAt + SkewOfCopies})
            """) == 1;
    }

    private DateTimeOffset RefreshUntil(Grant grant, DateTimeOffset now) =>
        new[] { now + lifetimes.Value.Refresh, grant.GrantedAt + lifetimes.Value.Absolute }.Min();

    // The last access token of a grant may outlive its last refresh token.
    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A code or refresh token was replayed; grant {GrantId} ended")]
        public static partial void ReplayRevokedGrant(ILogger logger, Guid grantId);
    }
}

/// <summary>What became of a code or refresh token.</summary>
internal abstract record RedemptionResult
{
    private RedemptionResult()
    {
    }

    /// <summary>It gives tokens.</summary>
    /// <param name="RefreshToken">The next refresh token; null for a client that may not refresh.</param>
    public sealed record Redeemed(string? RefreshToken) : RedemptionResult;

    /// <summary>The client gets an error (RFC 6749, section 5.2).</summary>
    public sealed record Rejected(OAuthError Error) : RedemptionResult;
}
