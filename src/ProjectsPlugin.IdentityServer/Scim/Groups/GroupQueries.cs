using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Scim.Requests;

namespace ProjectsPlugin.IdentityServer.Scim.Groups;

/// <summary>Reads groups.</summary>
internal sealed class GroupQueries(IdentityServerDb db)
{
    /// <exception cref="ScimException">There is none.</exception>
    public async Task<GroupRow> GetAsync(string id, bool withMembers, CancellationToken cancellation)
    {
        if (!Guid.TryParse(id, out var groupId)
            || await db.Set<Group>().AsNoTracking().SingleOrDefaultAsync(group => group.Id == groupId, cancellation) is not { } found)
        {
            throw ScimException.NotFound();
        }

        return new GroupRow(found, withMembers ? await MembersOfAsync([groupId], cancellation) : null);
    }

    /// <summary>A page of those that fit the filter, the oldest first, and how many there are in all.</summary>
    public async Task<(int Total, IEnumerable<GroupRow> Page)> ListAsync(string? filter, ScimPage page, bool withMembers, CancellationToken cancellation)
    {
        var groups = ScimFilter.Parse(filter)
            .Aggregate(db.Set<Group>().AsNoTracking(), (groups, comparison) => Where(groups, comparison.Attribute, comparison.Value));
        var total = await groups.CountAsync(cancellation);
        var rows = page.Count == 0 || page.StartIndex > total
            ? []
            : await groups.OrderBy(group => group.CreatedAt).ThenBy(group => group.Id).Skip(page.StartIndex - 1).Take(page.Count).ToListAsync(cancellation);
        if (!withMembers)
            return (total, rows.Select(group => new GroupRow(group, Members: null)));

        var members = (await MembersOfAsync([.. rows.Select(group => group.Id)], cancellation)).ToLookup(member => member.GroupId);
        return (total, rows.Select(group => new GroupRow(group, [.. members[group.Id]])));
    }

    private Task<List<MemberRow>> MembersOfAsync(Guid[] groups, CancellationToken cancellation) => db.Set<GroupMember>().AsNoTracking()
        .Where(member => groups.Contains(member.GroupId))
        .Join(db.Users, member => member.AccountId, account => account.Id, (member, account) => new { member.GroupId, account.Id, account.Name })
        .OrderBy(member => member.Id)
        .Select(member => new MemberRow(member.GroupId, member.Id, member.Name))
        .ToListAsync(cancellation);

    private static IQueryable<Group> Where(IQueryable<Group> groups, string attribute, string value)
    {
        switch (attribute)
        {
            case "id":
                return Guid.TryParse(value, out var id) ? groups.Where(group => group.Id == id) : groups.Where(group => false);
            case "displayname":
                var key = Group.KeyOf(value);
                return groups.Where(group => group.NameKey == key);
            case "externalid":
                return groups.Where(group => group.ExternalId == value);
            default:
                throw ScimFilter.Unsupported();
        }
    }
}
