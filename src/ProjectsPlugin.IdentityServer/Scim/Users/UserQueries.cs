using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Scim.Requests;

namespace ProjectsPlugin.IdentityServer.Scim.Users;

/// <summary>Reads users: every account but those that a provider deleted.</summary>
internal sealed class UserQueries(IdentityServerDb db)
{
    private IQueryable<UserRow> All =>
        from account in db.Users.AsNoTracking()
        join kept in db.Set<ScimUser>().AsNoTracking() on account.Id equals kept.AccountId into rows
        from kept in rows.DefaultIfEmpty()
        where kept.DeletedAt == null
        select new UserRow { Account = account, Kept = kept };

    /// <exception cref="ScimException">There is none.</exception>
    public async Task<UserRow> GetAsync(string id, CancellationToken cancellation) =>
        Guid.TryParse(id, out var account) && await All.SingleOrDefaultAsync(user => user.Account.Id == account, cancellation) is { } found
            ? found
            : throw ScimException.NotFound();

    /// <summary>A page of those that fit the filter, the oldest first, and how many there are in all.</summary>
    public async Task<(int Total, List<UserRow> Page)> ListAsync(string? filter, ScimPage page, CancellationToken cancellation)
    {
        var users = ScimFilter.Parse(filter).Aggregate(All, (users, comparison) => Where(users, comparison.Attribute, comparison.Value));
        var total = await users.CountAsync(cancellation);
        var rows = page.Count == 0 || page.StartIndex > total
            ? []
            : await users.OrderBy(user => user.Account.CreatedAt).ThenBy(user => user.Account.Id)
                .Skip(page.StartIndex - 1).Take(page.Count).ToListAsync(cancellation);
        return (total, rows);
    }

    private IQueryable<UserRow> Where(IQueryable<UserRow> users, string attribute, string value)
    {
        switch (attribute)
        {
            case "id":
                return Guid.TryParse(value, out var id) ? users.Where(user => user.Account.Id == id) : users.Where(user => false);
            case "username":
                return Among(users, WithUserName(value));
            case "externalid":
                return users.Where(user => user.Kept!.ExternalId == value);
            case "emails" or "emails.value" or "emails[typeeq\"work\"]" or "emails[typeeq\"work\"].value":
                var key = EmailAddress.Key(value);
                return users.Where(user => user.Account.NormalizedEmail == key);
            case "displayname":
                return Among(users, WithDisplayName(value));
            case "active" when bool.TryParse(value, out var active):
                return users.Where(user => user.Account.DeactivatedAt == null == active);
            default:
                throw ScimFilter.Unsupported();
        }
    }

    private static IQueryable<UserRow> Among(IQueryable<UserRow> users, IQueryable<Guid> ids) => users.Where(user => ids.Contains(user.Account.Id));

    private IQueryable<Guid> WithUserName(string userName) => db.Database.SqlQuery<Guid>(
        $"""
        SELECT account_id AS "Value" FROM identity.scim_users WHERE user_name_key = {ScimUser.KeyOf(userName)}
        UNION
        SELECT id FROM identity.accounts
        WHERE normalized_email = {EmailAddress.Key(userName)} AND NOT EXISTS (SELECT FROM identity.scim_users WHERE account_id = id)
        """);

    private IQueryable<Guid> WithDisplayName(string name) => db.Database.SqlQuery<Guid>(
        $"""
        SELECT id AS "Value" FROM identity.accounts LEFT JOIN identity.scim_users ON account_id = id
        WHERE lower(CASE WHEN account_id IS NULL THEN name ELSE attributes ->> 'displayName' END) = lower({name})
        """);
}
