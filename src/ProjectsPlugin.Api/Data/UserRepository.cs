using Npgsql;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Api.Visibility;
using static ProjectsPlugin.Api.Data.SqlQuery;

namespace ProjectsPlugin.Api.Data;

internal sealed class UserRepository(NpgsqlDataSource database) : IUsers
{
    public Task<IReadOnlyList<UserItem>> PageAsync(Viewer viewer, int after, int limit, CancellationToken cancellation) =>
        database.ReadAsync(UserSql.Page, UserSql.Item, cancellation, Parameter(after), Parameter(limit));

    public Task<IReadOnlyList<UserItem>> NewestAsync(Viewer viewer, int limit, CancellationToken cancellation) =>
        database.ReadAsync(UserSql.Newest, UserSql.Item, cancellation, Parameter(limit));

    public Task<int> CountAsync(Viewer viewer, int most, CancellationToken cancellation) =>
        database.CountAsync(UserSql.Count, cancellation, Parameter(most));

    public async Task<IReadOnlyList<UserItem>> SearchAsync(Viewer viewer, string words, int limit, CancellationToken cancellation)
    {
        if (words.Length == 0)
            return [];
        var found = await database.ReadAsync(UserSql.WithWords, UserSql.Item, cancellation, Parameter(words), Parameter(limit));
        return found.Count > 0 ? found : await database.ReadLikestAsync(UserSql.Like, UserSql.Item, words, limit, cancellation);
    }

    public Task<UserItem?> FindAsync(Viewer viewer, int id, CancellationToken cancellation) =>
        database.FindAsync(UserSql.One, UserSql.Item, cancellation, Parameter(id));

    public Task<UserItem?> FindSelfAsync(Viewer viewer, CancellationToken cancellation) => Guid.TryParse(viewer.Person, out var account)
        ? database.FindAsync(UserSql.OfAccount, UserSql.Item, cancellation, Parameter(account))
        : Task.FromResult<UserItem?>(null);
}
