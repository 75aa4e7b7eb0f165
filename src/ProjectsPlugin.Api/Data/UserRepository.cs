using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Data;

internal sealed class UserRepository(ProjectsDb db) : IUsers
{
    private const string AddressOfAccount = $"SELECT email AS \"Value\" FROM {ActiveEmployees.View} WHERE id = {{0}}";

    public async Task<IReadOnlyList<UserItem>> PageAsync(int after, int limit, CancellationToken cancellation) =>
        await Items(db.Users.Where(user => user.Id > after).OrderBy(user => user.Id).Take(limit)).ToArrayAsync(cancellation);

    public async Task<IReadOnlyList<UserItem>> SearchAsync(string words, int limit, CancellationToken cancellation)
    {
        if (words.Length == 0)
            return [];
        var found = await Items(WithWords(words).Take(limit)).ToArrayAsync(cancellation);
        return found.Length > 0 ? found : await Items(Like(words).Take(limit)).ToArrayAsync(cancellation);
    }

    public async Task<UserItem?> FindAsync(int id, CancellationToken cancellation) =>
        await Items(db.Users.Where(user => user.Id == id)).SingleOrDefaultAsync(cancellation);

    public async Task<UserItem?> FindByAccountAsync(string? subject, CancellationToken cancellation) =>
        Guid.TryParse(subject, out var account)
        && await db.Database.SqlQueryRaw<string>(AddressOfAccount, account).SingleOrDefaultAsync(cancellation) is { } email
            ? await FindByEmailAsync(email, cancellation)
            : null;

    /// <summary>The person with this e-mail address, whatever its case.</summary>
    public async Task<UserItem?> FindByEmailAsync(string email, CancellationToken cancellation) =>
        await Items(db.Users.Where(user => ProjectsDb.Lower(user.Email) == ProjectsDb.Lower(email))).SingleOrDefaultAsync(cancellation);

    private IQueryable<User> WithWords(string words) => db.Users
        .Where(user => EF.Property<NpgsqlTsVector>(user, SearchText.Vector).Matches(EF.Functions.ToTsQuery("simple", SearchText.Beginnings(words))))
        .Take(SearchText.Candidates)
        .OrderByDescending(user => EF.Property<NpgsqlTsVector>(user, SearchText.Vector).Rank(EF.Functions.PlainToTsQuery("simple", SearchText.Words(words))))
        .ThenByDescending(user => EF.Functions.TrigramsWordSimilarity(SearchText.Plain(words), EF.Property<string>(user, SearchText.PlainName)))
        .ThenBy(user => user.Id);

    private IQueryable<User> Like(string words) =>
        from user in db.Users
            .Where(user => EF.Functions.TrigramsAreWordSimilar(SearchText.Plain(words), EF.Property<string>(user, SearchText.PlainName)))
            .Take(SearchText.Candidates)
        orderby EF.Functions.TrigramsWordSimilarity(SearchText.Plain(words), EF.Property<string>(user, SearchText.PlainName)) descending, user.Id
        select user;

    private static IQueryable<UserItem> Items(IQueryable<User> users) => users.Select(user => new UserItem
    {
        Id = user.Id,
        Name = user.Name,
        Email = user.Email,
        Company = user.Company,
    });
}
