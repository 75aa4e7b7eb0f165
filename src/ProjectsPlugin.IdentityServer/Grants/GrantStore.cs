using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>What people granted, by the codes and refresh tokens that clients hold.</summary>
internal sealed class GrantStore(IdentityServerDb db, ClientStore clients, SignInGroups groups, TimeProvider clock)
{
    /// <summary>Stores what a person allowed.</summary>
    /// <returns>The authorization code, which is not kept.</returns>
    public async Task<string> CreateAsync(GrantDescriptor granted, CancellationToken cancellation)
    {
        await clients.MarkUsedAsync(granted.Client, cancellation);

        var (code, now) = (SecretValue.Create(), clock.GetUtcNow());
        db.Add(new Grant
        {
            Id = Guid.NewGuid(),
            AccountId = granted.Person.AccountId,
            ClientId = granted.Client.ClientId,
            RedirectUri = granted.RedirectUri,
            // A client that gets no refresh token makes people sign in again every few minutes, so each gets one, asked for or not.
            Scopes = [.. granted.Scopes.Except([Scopes.OfflineAccess]), .. granted.Client.AllowsRefresh ? new[] { Scopes.OfflineAccess } : []],
            Audiences = [.. granted.Audiences],
            SessionId = granted.Person.SessionId,
            SignedInAt = granted.Person.SignedInAt,
            GrantedAt = now,
            CodeHash = SecretValue.Hash(code),
            CodeExpiresAt = now + TokenLifetimes.Code,
            CodeChallenge = granted.CodeChallenge,
            Nonce = granted.Nonce,
            UsableUntil = now + TokenLifetimes.Code,
        });
        await db.SaveChangesAsync(cancellation);
        return code;
    }

    /// <summary>The grant of an authorization code, used or not; null if there is none.</summary>
    public Task<GrantContext?> FindByCodeAsync(string code, CancellationToken cancellation)
    {
        var (hash, allowed) = (SecretValue.Hash(code), db.Users.Where(groups.Allow));
        return db.Set<Grant>().AsNoTracking().Where(grant => grant.CodeHash == hash)
            .Select(grant => new GrantContext
            {
                Grant = grant,
                Account = allowed.Where(account => account.Id == grant.AccountId).Select(AccountState.Of).FirstOrDefault(),
                HasSession = db.Sessions.Any(session => session.Id == grant.SessionId),
            })
            .SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The grant of a refresh token, used or not; null if there is none.</summary>
    public Task<GrantContext?> FindByRefreshTokenAsync(string token, CancellationToken cancellation)
    {
        var (hash, allowed) = (SecretValue.Hash(token), db.Users.Where(groups.Allow));
        return db.Set<RefreshToken>().AsNoTracking().Where(refresh => refresh.Hash == hash)
            .Join(db.Set<Grant>(), refresh => refresh.GrantId, grant => grant.Id, (refresh, grant) => new GrantContext
            {
                Grant = grant,
                RefreshToken = refresh,
                Account = allowed.Where(account => account.Id == grant.AccountId).Select(AccountState.Of).FirstOrDefault(),
                ProvedAt = db.Set<ExternalIdentity>().Where(identity => identity.AccountId == grant.AccountId)
                    .Max(identity => (DateTimeOffset?)identity.ProvedAt),
            })
            .SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Whom the access tokens of a grant speak for; null if it was revoked, or nobody may act with the account any more.</summary>
    public async Task<Employee?> FindEmployeeAsync(Guid grantId, CancellationToken cancellation)
    {
        var allowed = db.Users.Where(groups.Allow);
        var found = await db.Set<Grant>().Where(grant => grant.Id == grantId && grant.RevokedAt == null)
            .Select(grant => new
            {
                grant.GrantedAt,
                Account = allowed.Where(account => account.Id == grant.AccountId).Select(AccountState.Of).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellation);
        return found?.Account?.ActiveSince(found.GrantedAt);
    }

    /// <summary>The ids of the clients that have grants which nobody revoked.</summary>
    public async Task<IReadOnlyCollection<string>> ListHoldersAsync(CancellationToken cancellation) =>
        await db.Set<Grant>().Where(grant => grant.RevokedAt == null).Select(grant => grant.ClientId).Distinct().ToListAsync(cancellation);
}

/// <summary>The grant behind a code or refresh token that a client sent, with what decides whether it is still good.</summary>
internal sealed record GrantContext
{
    public required Grant Grant { get; init; }

    /// <summary>The refresh token; null for a code.</summary>
    public RefreshToken? RefreshToken { get; init; }

    /// <summary>The account of the grant; null if it is gone.</summary>
    public required AccountState? Account { get; init; }

    /// <summary>Whom its tokens are for, as of now; null if nobody may act with the account any more.</summary>
    public Employee? Employee => Account?.ActiveSince(Grant.GrantedAt);

    /// <summary>When an identity provider last proved the person, for a refresh token; null for somebody of no provider.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    /// <summary>Whether the session in which the person allowed it has not ended.</summary>
    public bool HasSession { get; init; }

    public bool IsCode => RefreshToken is null;

    public DateTimeOffset ExpiresAt => RefreshToken?.ExpiresAt ?? Grant.CodeExpiresAt;

    public DateTimeOffset IssuedAt => RefreshToken?.IssuedAt ?? Grant.GrantedAt;
}
