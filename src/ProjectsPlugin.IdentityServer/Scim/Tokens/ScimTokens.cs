using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Scim.Tokens;

/// <summary>The tokens that open SCIM: two at most are good at a time, so that one can take the place of the other.</summary>
internal sealed class ScimTokens(IdentityServerDb db, TimeProvider time)
{
    public const int Most = 2;

    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);

    /// <summary>Makes a token.</summary>
    /// <param name="name">What to call it; null for <c>token-1</c> or the next number that is free.</param>
    /// <param name="lifetime">How long it is good; null for until it is revoked.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ScimTokenResult> AddAsync(string? name, TimeSpan? lifetime, CancellationToken cancellation)
    {
        await using var transaction = await db.AcquireAdvisoryLockAsync("SCIM tokens", cancellation);
        var now = time.GetUtcNow();
        await db.Set<ScimToken>().Where(token => token.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        var names = await db.Set<ScimToken>().Select(token => token.Name).ToListAsync(cancellation);
        if (names.Count >= Most)
            return new ScimTokenResult.TooMany(names);
        name ??= Enumerable.Range(1, Most).Select(number => $"token-{number}").First(free => !names.Contains(free));
        if (names.Contains(name))
            return new ScimTokenResult.NameTaken();

        var value = SecretValue.Create();
        var token = new ScimToken { Name = name, Hash = SecretValue.Hash(value), CreatedAt = now, ExpiresAt = now + lifetime };
        db.Add(token);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new ScimTokenResult.Created(token, value);
    }

    public Task<List<ScimToken>> ListAsync(CancellationToken cancellation) =>
        db.Set<ScimToken>().AsNoTracking().OrderBy(token => token.CreatedAt).ToListAsync(cancellation);

    /// <returns>False if there is no token of this name.</returns>
    public async Task<bool> RevokeAsync(string name, CancellationToken cancellation) =>
        await db.Set<ScimToken>().Where(token => token.Name == name).ExecuteDeleteAsync(cancellation) == 1;

    /// <summary>The name of the token with this value; null if there is none, or it has expired.</summary>
    public async Task<string?> FindAsync(string value, CancellationToken cancellation)
    {
        // By its hash, so that the time which it takes tells nothing of a token that is nearly right.
        var (hash, now) = (SecretValue.Hash(value), time.GetUtcNow());
        var found = await db.Set<ScimToken>().AsNoTracking()
            .SingleOrDefaultAsync(token => token.Hash == hash && (token.ExpiresAt == null || token.ExpiresAt > now), cancellation);
        if (found is null)
            return null;

        if (found.UsedAt is null || now - found.UsedAt > UsedEvery)
            await db.Set<ScimToken>().Where(token => token.Hash == hash).ExecuteUpdateAsync(token => token.SetProperty(to => to.UsedAt, now), cancellation);
        return found.Name;
    }
}

/// <summary>What became of the wish for a token.</summary>
internal abstract record ScimTokenResult
{
    private ScimTokenResult()
    {
    }

    /// <param name="Token">What is kept.</param>
    /// <param name="Value">The token itself, which is not.</param>
    public sealed record Created(ScimToken Token, string Value) : ScimTokenResult;

    public sealed record NameTaken : ScimTokenResult;

    public sealed record TooMany(IReadOnlyList<string> Names) : ScimTokenResult;
}
