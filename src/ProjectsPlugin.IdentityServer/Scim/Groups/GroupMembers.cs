using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Scim.Groups;

/// <summary>
/// Who is in a group. Each call is part of the caller's transaction, which has locked the group; accounts come after it, in the order of their ids.
/// </summary>
internal sealed class GroupMembers(IdentityServerDb db, TimeProvider time)
{
    /// <summary>Takes people in; one who is in already stays as they are.</summary>
    /// <exception cref="ScimException">One of them is no user.</exception>
    public async Task AddAsync(Guid groupId, IReadOnlyCollection<Guid> accounts)
    {
        Guid[] ids = [.. accounts.Distinct().Order()];
        var known = await db.Users.CountAsync(account =>
            ids.Contains(account.Id) && !db.Set<ScimUser>().Any(kept => kept.AccountId == account.Id && kept.DeletedAt != null));
        if (known != ids.Length)
            throw ScimException.InvalidValue("A member is not a user here.");

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO identity.group_members (group_id, account_id, source)
            SELECT {groupId}, account_id, {GroupMember.Scim} FROM unnest({ids}) AS account_id ORDER BY account_id
            ON CONFLICT DO NOTHING
            """);
    }

    /// <summary>Lets these people go.</summary>
    /// <returns>Those who were in it.</returns>
    public Task<List<Guid>> RemoveAsync(Guid groupId, Guid[] accounts) => db.Database.SqlQuery<Guid>(
        $"DELETE FROM identity.group_members WHERE group_id = {groupId} AND account_id = ANY({accounts}) RETURNING account_id").ToListAsync();

    /// <summary>Lets everybody go but these.</summary>
    /// <returns>Those who went.</returns>
    public Task<List<Guid>> RemoveAllButAsync(Guid groupId, Guid[] accounts) => db.Database.SqlQuery<Guid>(
        $"DELETE FROM identity.group_members WHERE group_id = {groupId} AND NOT account_id = ANY({accounts}) RETURNING account_id").ToListAsync();

    public Task<List<Guid>> ListAsync(Guid groupId) =>
        db.Set<GroupMember>().Where(member => member.GroupId == groupId).Select(member => member.AccountId).ToListAsync();

    /// <summary>Lets a person go from every group; the one call that locks the groups itself.</summary>
    public async Task LeaveAllAsync(Guid accountId)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT FROM identity.groups WHERE id IN (SELECT group_id FROM identity.group_members WHERE account_id = {accountId}) ORDER BY id FOR UPDATE
            """);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH gone AS (DELETE FROM identity.group_members WHERE account_id = {accountId} RETURNING group_id)
            UPDATE identity.groups SET version = version + 1, changed_at = {time.GetUtcNow()} FROM gone WHERE id = group_id
            """);
    }
}
