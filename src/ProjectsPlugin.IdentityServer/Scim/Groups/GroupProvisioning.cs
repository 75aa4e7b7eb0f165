using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Scim.Requests;

namespace ProjectsPlugin.IdentityServer.Scim.Groups;

/// <summary>Groups that come, change and go, as a provider says; each change as a whole or not at all, one after the other for each group.</summary>
internal sealed class GroupProvisioning(IdentityServerDb db, GroupMembers members, SignInGroups signIn, ScimTransaction transaction, TimeProvider time)
{
    public Task<Guid> CreateAsync(JsonObject sent)
    {
        var name = GroupAttributes.DisplayName(sent["displayName"]);
        var (externalId, accounts) = (GroupAttributes.ExternalId(sent["externalId"]), GroupAttributes.Members(sent[GroupResource.Members]));
        return transaction.RunAsync(async () =>
        {
            var (id, now) = (Guid.NewGuid(), time.GetUtcNow());
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO identity.groups (id, display_name, name_key, external_id, created_at, changed_at, version)
                VALUES ({id}, {name}, {Group.KeyOf(name)}, {externalId}, {now}, {now}, 1)
                """);
            await members.AddAsync(id, accounts);
            return id;
        });
    }

    public Task<Group> ReplaceAsync(string id, JsonObject sent, IfMatch ifMatch)
    {
        var name = GroupAttributes.DisplayName(sent["displayName"]);
        var (externalId, accounts) = (GroupAttributes.ExternalId(sent["externalId"]), GroupAttributes.Members(sent[GroupResource.Members]));
        return ChangeAsync(id, ifMatch, async group =>
        {
            (group.DisplayName, group.ExternalId) = (name, externalId);
            return await ReplaceMembersAsync(group, accounts);
        });
    }

    public Task<Group> PatchAsync(string id, IReadOnlyList<PatchOperation> operations, IfMatch ifMatch) => ChangeAsync(id, ifMatch, async group =>
    {
        var gone = new List<Guid>();
        foreach (var operation in operations)
            gone.AddRange(await ApplyAsync(group, operation));
        return gone;
    });

    public Task<Group> DeleteAsync(string id, IfMatch ifMatch) => transaction.RunAsync(async () =>
    {
        var group = await LockAsync(id, ifMatch);
        var gone = await members.ListAsync(group.Id);
        await db.Set<Group>().Where(row => row.Id == group.Id).ExecuteDeleteAsync();
        await signIn.EndOthersAsync(gone, CancellationToken.None);
        return group;
    });

    /// <param name="id">The group.</param>
    /// <param name="ifMatch">The versions that may be changed.</param>
    /// <param name="change">Changes the name and the members; returns who went.</param>
    private Task<Group> ChangeAsync(string id, IfMatch ifMatch, Func<Group, Task<List<Guid>>> change) => transaction.RunAsync(async () =>
    {
        var group = await LockAsync(id, ifMatch);
        var nameBefore = group.NameKey;
        var gone = await change(group);
        (group.NameKey, group.ChangedAt, group.Version) = (Group.KeyOf(group.DisplayName), time.GetUtcNow(), group.Version + 1);
        await db.Set<Group>().Where(row => row.Id == group.Id).ExecuteUpdateAsync(row => row
            .SetProperty(to => to.DisplayName, group.DisplayName).SetProperty(to => to.NameKey, group.NameKey)
            .SetProperty(to => to.ExternalId, group.ExternalId).SetProperty(to => to.ChangedAt, group.ChangedAt).SetProperty(to => to.Version, group.Version));

        // A name is what the settings allow a group by.
        if (group.NameKey != nameBefore)
            gone.AddRange(await members.ListAsync(group.Id));
        await signIn.EndOthersAsync([.. gone.Distinct()], CancellationToken.None);
        return group;
    });

    private async Task<Group> LockAsync(string id, IfMatch ifMatch)
    {
        if (!Guid.TryParse(id, out var groupId))
            throw ScimException.NotFound();

        await db.Database.ExecuteSqlAsync($"SELECT FROM identity.groups WHERE id = {groupId} FOR UPDATE");
        var group = await db.Set<Group>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == groupId) ?? throw ScimException.NotFound();
        ifMatch.Demand(GroupResource.ETagOf(group));
        return group;
    }

    /// <returns>Who went.</returns>
    private async Task<List<Guid>> ApplyAsync(Group group, PatchOperation operation)
    {
        switch (operation.Path.Attribute)
        {
            case GroupResource.Members:
                return await ApplyToMembersAsync(group, operation);
            case "displayName":
                group.DisplayName = GroupAttributes.DisplayName(operation.Kind is PatchKind.Remove ? null : operation.Value);
                return [];
            case "externalId":
                group.ExternalId = GroupAttributes.ExternalId(operation.Kind is PatchKind.Remove ? null : operation.Value);
                return [];
            default:
                return [];
        }
    }

    private async Task<List<Guid>> ApplyToMembersAsync(Group group, PatchOperation operation)
    {
        var isAll = operation.Path is { Filter: null, Sub: null };
        switch (operation.Kind)
        {
            case PatchKind.Add when isAll:
                await members.AddAsync(group.Id, GroupAttributes.Members(operation.Value));
                return [];
            case PatchKind.Replace when isAll:
                return await ReplaceMembersAsync(group, GroupAttributes.Members(operation.Value));
            // The RFC lets a list go unheeded and would empty the group; Entra means those that it lists.
            case PatchKind.Remove when isAll && operation.Value is not null:
                return await members.RemoveAsync(group.Id, GroupAttributes.Members(operation.Value));
            case PatchKind.Remove when isAll:
                return await members.RemoveAllButAsync(group.Id, []);
            case PatchKind.Remove:
                return await members.RemoveAsync(group.Id, GroupAttributes.Members(operation.Path));
            default:
                throw ScimException.InvalidPath("Members are added and replaced by the path members.");
        }
    }

    private async Task<List<Guid>> ReplaceMembersAsync(Group group, Guid[] accounts)
    {
        await members.AddAsync(group.Id, accounts);
        return await members.RemoveAllButAsync(group.Id, accounts);
    }
}
