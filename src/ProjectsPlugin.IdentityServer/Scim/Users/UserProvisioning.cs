using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Scim.Groups;
using ProjectsPlugin.IdentityServer.Scim.Requests;

namespace ProjectsPlugin.IdentityServer.Scim.Users;

/// <summary>People who join, change and leave, as a provider says; each change as a whole or not at all.</summary>
internal sealed class UserProvisioning(
    IdentityServerDb db, UserQueries queries, UserStore store, UserResource resources, Employees employees, GroupMembers members,
    ScimTransaction transaction)
{
    /// <summary>
    /// Adds a person. Somebody who was deleted comes back as who they were; an account of that address which no provider has yet becomes this user.
    /// </summary>
    public Task<JsonObject> CreateAsync(JsonObject sent)
    {
        var user = UserAttributes.Read(sent);
        return transaction.RunAsync(async () =>
        {
            var accountId = await FindReturningAsync(user)
                ?? (await employees.AddAsync(user.Email, user.Name ?? PersonName.BeforeTheAt(user.Email)))?.Id
                ?? throw ScimException.Uniqueness("Another user has this address.");
            var account = await store.LockAsync(accountId);
            await store.WriteAsync(account!, user with { Active = user.Active ?? true });
            return resources.Of(await queries.GetAsync(accountId.ToString(), CancellationToken.None));
        });
    }

    public Task<JsonObject> ReplaceAsync(string id, JsonObject sent, IfMatch ifMatch) => ChangeAsync(id, ifMatch, _ => sent);

    public Task<JsonObject> PatchAsync(string id, IReadOnlyList<PatchOperation> operations, IfMatch ifMatch) => ChangeAsync(id, ifMatch, user =>
    {
        UserPatch.Apply(user, operations);
        return user;
    });

    /// <summary>Ends everything of a person who left, memberships included.</summary>
    public Task<bool> DeleteAsync(string id, IfMatch ifMatch) => transaction.RunAsync(async () =>
    {
        if (Guid.TryParse(id, out var accountId))
        {
            // Groups before accounts, as everybody locks them.
            await members.LeaveAllAsync(accountId);
            await store.LockAsync(accountId);
        }

        var user = await queries.GetAsync(id, CancellationToken.None);
        ifMatch.Demand(UserResource.ETagOf(resources.Of(user)));
        await store.DeleteAsync(user.Account);
        return true;
    });

    private Task<JsonObject> ChangeAsync(string id, IfMatch ifMatch, Func<JsonObject, JsonObject> change) => transaction.RunAsync(async () =>
    {
        if (!Guid.TryParse(id, out var accountId) || await store.LockAsync(accountId) is null)
            throw ScimException.NotFound();

        var user = await queries.GetAsync(id, CancellationToken.None);
        var resource = resources.Of(user);
        ifMatch.Demand(UserResource.ETagOf(resource));
        await store.WriteAsync(user.Account, UserAttributes.Read(change(resource)));
        return resources.Of(await queries.GetAsync(id, CancellationToken.None));
    });

    private async Task<Guid?> FindReturningAsync(UserAttributes user)
    {
        var (nameKey, addressKey) = (ScimUser.KeyOf(user.UserName), EmailAddress.Key(user.Email));
        var known = await (
            from account in db.Users.AsNoTracking()
            join kept in db.Set<ScimUser>() on account.Id equals kept.AccountId into rows
            from kept in rows.DefaultIfEmpty()
            where kept.UserNameKey == nameKey || account.NormalizedEmail == addressKey
            select new { account.Id, IsNamed = kept.UserNameKey == nameKey, IsKept = kept != null, kept.DeletedAt }).ToListAsync();
        var found = known.Find(row => row.IsNamed) ?? known.FirstOrDefault();
        return found switch
        {
            null => (Guid?)null,
            { IsKept: true, DeletedAt: null } => throw ScimException.Uniqueness("Another user has this userName or address."),
            // As a provider finds it by its name, it is there already.
            { IsKept: false } when EmailAddress.Key(user.UserName) == addressKey => throw ScimException.Uniqueness("A user with this userName exists."),
            _ => found.Id,
        };
    }
}
