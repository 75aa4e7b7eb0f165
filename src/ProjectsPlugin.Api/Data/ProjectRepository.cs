using Npgsql;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Visibility;
using static ProjectsPlugin.Api.Data.SqlQuery;

namespace ProjectsPlugin.Api.Data;

internal sealed class ProjectRepository(NpgsqlDataSource database) : IProjects
{
    public Task<IReadOnlyList<ProjectItem>> PageAsync(Viewer viewer, int after, int limit, CancellationToken cancellation) =>
        database.ReadAsync(ProjectSql.Page, ProjectRows.Item, cancellation, Parameter(after), Parameter(limit));

    public Task<IReadOnlyList<ProjectItem>> NewestAsync(Viewer viewer, int limit, CancellationToken cancellation) =>
        database.ReadAsync(ProjectSql.Newest, ProjectRows.Item, cancellation, Parameter(limit));

    public Task<int> CountAsync(Viewer viewer, int most, CancellationToken cancellation) =>
        database.CountAsync(ProjectSql.Count, cancellation, Parameter(most));

    public Task<IReadOnlyList<ProjectItem>> SearchAsync(Viewer viewer, string words, int limit, CancellationToken cancellation) =>
        FoundAsync(ProjectSql.ItemsWithWords, ProjectSql.ItemsLike, ProjectRows.Item, words, limit, cancellation);

    public Task<IReadOnlyList<ProjectTitle>> TitlesAsync(Viewer viewer, string? words, int limit, CancellationToken cancellation) => words is null
        ? database.ReadAsync(ProjectSql.FirstTitles, ProjectRows.Title, cancellation, Parameter(limit))
        : FoundAsync(ProjectSql.TitlesWithWords, ProjectSql.TitlesLike, ProjectRows.Title, words, limit, cancellation);

    public Task<IReadOnlyList<ProjectTitle>> TitlesFromAsync(Viewer viewer, int digits, int limit, CancellationToken cancellation)
    {
        // 3 begins 3, 30 to 39, 300 to 399, …: each a range of the primary key, where the number as text would need an index of its own.
        var (first, last) = (new List<long>(), new List<long>());
        for (var (low, width) = ((long)digits, 1L); low is > 0 and <= int.MaxValue; (low, width) = (low * 10, width * 10))
        {
            first.Add(low);
            last.Add(low + width - 1);
        }
        return database.ReadAsync(
            ProjectSql.TitlesWithin, ProjectRows.Title, cancellation, Parameter(first.ToArray()), Parameter(last.ToArray()), Parameter(limit));
    }

    public Task<ProjectWithUsers?> FindAsync(Viewer viewer, int id, CancellationToken cancellation) =>
        database.FindAsync(ProjectSql.One, ProjectRows.WithUsers, cancellation, Parameter(id));

    public Task<IReadOnlyList<ProjectOfUser>> OfUserAsync(Viewer viewer, int userId, int limit, CancellationToken cancellation) =>
        database.ReadAsync(ProjectSql.OfUser, ProjectRows.OfUser, cancellation, Parameter(userId), Parameter(limit));

    private async Task<IReadOnlyList<T>> FoundAsync<T>(
        string withWords, string like, Func<NpgsqlDataReader, T> record, string words, int limit, CancellationToken cancellation)
    {
        if (words.Length == 0)
            return [];
        var found = await database.ReadAsync(withWords, record, cancellation, Parameter(words), Parameter(limit));
        return found.Count > 0 ? found : await database.ReadLikestAsync(like, record, words, limit, cancellation);
    }
}
