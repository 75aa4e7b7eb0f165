using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Scim.Users;

/// <summary>Writes what a provider says about a person, into the account and beside it. Each call is part of the caller's transaction.</summary>
internal sealed class UserStore(IdentityServerDb db, Employees employees, TimeProvider time)
{
    /// <summary>
    /// Keeps others from changing the account until the transaction ends. Weaker than <c>FOR UPDATE</c>, so that a group can take the person in meanwhile.
    /// </summary>
    /// <returns>The account as it is then; null if there is none.</returns>
    public async Task<Account?> LockAsync(Guid accountId)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM identity.accounts WHERE id = {accountId} FOR NO KEY UPDATE");
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == accountId);
    }

    /// <summary>Stores the attributes, makes the address the sign-in name, and lets the person in or out if <c>active</c> says so.</summary>
    /// <exception cref="ScimException">Another account has the name or the address.</exception>
    public async Task WriteAsync(Account account, UserAttributes user)
    {
        await DemandFreeNameAsync(account.Id, user.UserName);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO identity.scim_users AS kept (account_id, user_name, user_name_key, external_id, attributes, changed_at)
            VALUES ({account.Id}, {user.UserName}, {ScimUser.KeyOf(user.UserName)}, {user.ExternalId}, {user.Rest.ToJsonString()}::jsonb, {time.GetUtcNow()})
            ON CONFLICT (account_id) DO UPDATE SET
                user_name = excluded.user_name, user_name_key = excluded.user_name_key, external_id = excluded.external_id,
                attributes = excluded.attributes, changed_at = excluded.changed_at, deleted_at = NULL
            """);
        var (key, name) = (EmailAddress.Key(user.Email), user.Name ?? account.Name);
        if (account.Email != user.Email || account.Name != name)
        {
            await db.Users.Where(row => row.Id == account.Id).ExecuteUpdateAsync(row => row
                .SetProperty(to => to.Email, user.Email).SetProperty(to => to.NormalizedEmail, key)
                .SetProperty(to => to.UserName, user.Email).SetProperty(to => to.NormalizedUserName, key)
                .SetProperty(to => to.Name, name));
        }

        if (user.Active is true && account.DeactivatedAt is not null)
            await ReactivateAsync(account.Id);
        else if (user.Active is false && account.DeactivatedAt is null)
            await DeactivateAsync(account.Id);
    }

    /// <summary>Hides the user; the account stays, deactivated.</summary>
    public async Task DeleteAsync(Account account)
    {
        var now = time.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $$"""
            INSERT INTO identity.scim_users (account_id, user_name, user_name_key, attributes, changed_at, deleted_at)
            VALUES ({{account.Id}}, {{account.Email}}, {{ScimUser.KeyOf(account.Email!)}}, '{}', {{now}}, {{now}})
            ON CONFLICT (account_id) DO UPDATE SET changed_at = excluded.changed_at, deleted_at = excluded.deleted_at
            """);
        await DeactivateAsync(account.Id);
    }

    // Another account may have the name as its address, without a row of its own.
    private async Task DemandFreeNameAsync(Guid accountId, string userName)
    {
        var key = EmailAddress.Key(userName);
        if (await db.Users.AnyAsync(other =>
            other.Id != accountId && other.NormalizedEmail == key && !db.Set<ScimUser>().Any(kept => kept.AccountId == other.Id)))
        {
            throw ScimException.Uniqueness("Another user has this userName.");
        }
    }

    private async Task DeactivateAsync(Guid accountId)
    {
        if (await employees.DeactivateAsync(accountId, CancellationToken.None))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE identity.scim_users SET deactivated_at = (SELECT deactivated_at FROM identity.accounts WHERE id = account_id)
                WHERE account_id = {accountId}
                """);
        }
    }

    // Whom an operator deactivated stays out, whatever the provider says.
    private async Task ReactivateAsync(Guid accountId)
    {
        var isOurs = await db.Users.AnyAsync(account =>
            account.Id == accountId && db.Set<ScimUser>().Any(kept => kept.AccountId == accountId && kept.DeactivatedAt == account.DeactivatedAt));
        if (isOurs)
            await employees.ReactivateAsync(accountId, CancellationToken.None);
    }
}
