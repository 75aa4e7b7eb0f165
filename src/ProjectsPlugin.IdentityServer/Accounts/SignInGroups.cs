using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>Who may sign in at all, by the groups of <see cref="GroupOptions.AllowSignIn"/>.</summary>
public sealed class SignInGroups(
    IdentityServerDb db, IAccountRevocation revocation, IOptions<GroupOptions> options, ILogger<SignInGroups> log)
{
    private readonly string[] _allowed =
        [.. options.Value.AllowSignIn.Where(name => !string.IsNullOrWhiteSpace(name)).Select(Group.KeyOf)];

    /// <summary>Whether an account may be used, for the database.</summary>
    public Expression<Func<Account, bool>> Allow => _allowed.Length == 0
        ? account => true
        : account => db.Set<GroupMember>().Any(member => member.AccountId == account.Id
            && db.Set<Group>().Any(group => group.Id == member.GroupId && _allowed.Contains(group.NameKey)));

    public Task<bool> AllowsAsync(Guid accountId, CancellationToken cancellation) =>
        db.Users.Where(account => account.Id == accountId).AnyAsync(Allow, cancellation);

    /// <summary>
    /// Ends every session and grant of those who may not sign in any more; getting back into a group revives nothing. To be called by whoever changed groups,
    /// in the same transaction and last.
    /// </summary>
    /// <param name="accounts">Who may have lost a group.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task EndOthersAsync(IReadOnlyCollection<Guid> accounts, CancellationToken cancellation)
    {
        if (_allowed.Length == 0 || accounts.Count == 0)
            return;

        // Two changes at once, each of another group, would each see the group that the other takes away.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('ProjectsPlugin sign-in groups'))", cancellation);
        Guid[] changed = [.. accounts];
        var staying = await db.Users.Where(account => changed.Contains(account.Id)).Where(Allow).Select(account => account.Id).ToListAsync(cancellation);
        Guid[] others = [.. changed.Except(staying)];
        if (others.Length == 0)
            return;

        foreach (var account in others)
            Log.SignInGroupLost(log, account);
        await revocation.RevokeAsync(others, cancellation);
    }

    /// <summary>The same for everybody who still has a session or a grant, after the setting may have changed.</summary>
    public async Task EndOthersAsync(CancellationToken cancellation)
    {
        if (_allowed.Length == 0)
            return;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var holders = db.Set<Grant>().Where(grant => grant.RevokedAt == null).Select(grant => grant.AccountId)
            .Union(db.Sessions.Select(session => session.AccountId));
        await EndOthersAsync(await holders.ToListAsync(cancellation), cancellation);
        await transaction.CommitAsync(cancellation);
    }
}

internal static class SignInGroupsStart
{
    /// <summary>Before the first request: the settings may let in fewer than they did.</summary>
    public static async Task EndForbiddenSignInsAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SignInGroups>().EndOthersAsync(cancellation);
    }
}
