using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts.Passwords;

/// <summary>One-time links with which a person sets a password. Anyone who holds the link can act as this person.</summary>
public sealed class PasswordLinks(
    IdentityServerDb db, PasswordHashLimiter limiter, IBrowseSessionRevocation pages, PublicUrl publicUrl, IOptions<SignInOptions> options,
    TimeProvider time, ILogger<PasswordLinks> log)
{
    private const int TokenBytes = 32;

    /// <summary>Makes a link that an operator hands to the person; it replaces any that the account had.</summary>
    public Task<(string Url, DateTimeOffset ExpiresAt)> CreateAsync(Account account, CancellationToken cancellation) =>
        CreateAsync(account, options.Value.PasswordLinkLifetime, cancellation);

    /// <summary>Makes a link that works for so long; it replaces any that the account had.</summary>
    public async Task<(string Url, DateTimeOffset ExpiresAt)> CreateAsync(Account account, TimeSpan lifetime, CancellationToken cancellation)
    {
        var token = RandomNumberGenerator.GetBytes(TokenBytes);
        var hash = SHA256.HashData(token);
        var expires = time.GetUtcNow() + lifetime;
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO identity.password_links (account_id, token_hash, expires_at) VALUES ({account.Id}, {hash}, {expires})
             ON CONFLICT (account_id) DO UPDATE SET token_hash = EXCLUDED.token_hash, expires_at = EXCLUDED.expires_at
             """,
            cancellation);
        Log.PasswordLinkMade(log, account.Id);
        return (publicUrl.At($"{Paths.PasswordLink}?token={Base64Url.EncodeToString(token)}"), expires);
    }

    /// <summary>The link if it still works, without using it up.</summary>
    public async Task<PasswordLink?> FindAsync(string? token, CancellationToken cancellation) =>
        HashOf(token) is { } hash ? await Working(hash).SingleOrDefaultAsync(cancellation) : null;

    public async Task<SetPasswordOutcome> SetPasswordAsync(string? token, string password, CancellationToken cancellation)
    {
        if (HashOf(token) is not { } hash || await Working(hash).SingleOrDefaultAsync(cancellation) is not { } link)
            return new SetPasswordOutcome.LinkInvalid();
        if (PasswordRules.FaultOf(password, link.Email, link.Name) is { } fault)
            return new SetPasswordOutcome.PasswordRefused(fault);

        var account = await db.Users.AsNoTracking().SingleAsync(row => row.Id == link.AccountId, cancellation);
        using var lease = await limiter.AcquireAsync(cancellation);
        if (lease is null)
            return new SetPasswordOutcome.Busy();

        account.PasswordHash = await lease.HashAsync(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString();
        if (!await UseAsync(hash, account, cancellation))
            return new SetPasswordOutcome.LinkInvalid();

        Log.PasswordChanged(log, account.Id);
        return new SetPasswordOutcome.PasswordSet(account);
    }

    private IQueryable<PasswordLink> Working(byte[] hash)
    {
        var now = time.GetUtcNow();
        return db.PasswordLinks.AsNoTracking()
            .Where(link => link.TokenHash == hash && link.ExpiresAt > now)
            .Join(
                db.Users.Where(account => account.DeactivatedAt == null),
                link => link.AccountId,
                account => account.Id,
                (link, account) => new PasswordLink(account.Id, account.Email!, account.Name, link.ExpiresAt));
    }

    /// <summary>Sets the password and uses the link up, or neither. The account's row is taken first: whoever comes second finds no link.</summary>
    private async Task<bool> UseAsync(byte[] hash, Account account, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var accounts = await db.Users.Where(row => row.Id == account.Id && row.DeactivatedAt == null).ExecuteUpdateAsync(
            row => row
                .SetProperty(to => to.PasswordHash, account.PasswordHash)
                .SetProperty(to => to.SecurityStamp, account.SecurityStamp)
                .SetProperty(to => to.AccessFailedCount, 0)
                .SetProperty(to => to.LockoutEnd, (DateTimeOffset?)null),
            cancellation);
        var links = await db.PasswordLinks.Where(link => link.TokenHash == hash && link.ExpiresAt > now).ExecuteDeleteAsync(cancellation);
        if (accounts != 1 || links != 1)
            return false;

        await db.Set<SignInFailures>().Where(failures => failures.AccountId == account.Id).ExecuteDeleteAsync(cancellation);
        await db.Sessions.Where(session => session.AccountId == account.Id).ExecuteDeleteAsync(cancellation);
        await pages.RevokeAsync(account.Id, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static byte[]? HashOf(string? token)
    {
        Span<byte> bytes = stackalloc byte[TokenBytes];
        return token is { Length: 43 } && Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var length) && length == TokenBytes
            ? SHA256.HashData(bytes)
            : null;
    }
}
