using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using ProjectsPlugin.Api.Projects;

namespace ProjectsPlugin.Api.Data;

internal sealed class ProjectRepository(ProjectsDb db) : IProjects
{
    public async Task<IReadOnlyList<ProjectItem>> PageAsync(int after, int limit, CancellationToken cancellation) =>
        await Items(db.Projects.Where(project => project.Id > after).OrderBy(project => project.Id).Take(limit)).ToArrayAsync(cancellation);

    public Task<IReadOnlyList<ProjectItem>> SearchAsync(string words, int limit, CancellationToken cancellation) => FoundAsync(words, limit, Items, cancellation);

    public async Task<IReadOnlyList<ProjectTitle>> TitlesAsync(string? words, int limit, CancellationToken cancellation) => words is null
        ? await Titles(db.Projects.OrderBy(project => project.Id).Take(limit)).ToArrayAsync(cancellation)
        : await FoundAsync(words, limit, Titles, cancellation);

    public async Task<IReadOnlyList<ProjectTitle>> TitlesFromAsync(int digits, int limit, CancellationToken cancellation)
    {
        // 3 begins 3, 30 to 39, 300 to 399, …: each a range of the primary key, where the number as text would need an index of its own.
        var (first, last) = (new List<long>(), new List<long>());
        for (var (low, width) = ((long)digits, 1L); low is > 0 and <= int.MaxValue; (low, width) = (low * 10, width * 10))
        {
            first.Add(low);
            last.Add(low + width - 1);
        }
        return await db.Database.SqlQuery<ProjectTitle>(
            $"""
             SELECT found.id, found.name FROM unnest({first}, {last}) AS range(first, last)
             CROSS JOIN LATERAL (SELECT p.id, p.name FROM projects.projects p WHERE p.id BETWEEN range.first AND range.last ORDER BY p.id LIMIT {limit}) found
             ORDER BY found.id LIMIT {limit}
             """).ToArrayAsync(cancellation);
    }

    public async Task<ProjectWithUsers?> FindAsync(int id, CancellationToken cancellation)
    {
        // One row with its people as JSON: a join would repeat the long text for each of them.
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             SELECT p.id, p.name, p.description, p.deadline, p.deadline_precision, p.details, p.url, p.source, p.as_of,
                    (SELECT json_agg(json_build_object('id', u.id, 'name', u.name, 'role', l.role) ORDER BY u.id)
                     FROM projects.project_users l JOIN projects.users u ON u.id = l.user_id
                     WHERE l.project_id = p.id)::text AS users
             FROM projects.projects p WHERE p.id = {id}
             """).ToArrayAsync(cancellation);
        return rows is [var row] ? row.ToAnswer() : null;
    }

    public async Task<IReadOnlyList<ProjectOfUser>> OfUserAsync(int userId, int limit, CancellationToken cancellation) =>
        await db.ProjectUsers
            .Where(link => link.UserId == userId)
            .OrderBy(link => link.ProjectId)
            .Take(limit)
            .Join(db.Projects, link => link.ProjectId, project => project.Id, (link, project) => new ProjectOfUser(project.Id, project.Name, link.Role))
            .ToArrayAsync(cancellation);

    private async Task<IReadOnlyList<T>> FoundAsync<T>(string words, int limit, Func<IQueryable<Project>, IQueryable<T>> read, CancellationToken cancellation)
    {
        if (words.Length == 0)
            return [];
        var found = await read(WithWords(words).Take(limit)).ToArrayAsync(cancellation);
        return found.Length > 0 ? found : await read(Like(words).Take(limit)).ToArrayAsync(cancellation);
    }

    private IQueryable<Project> WithWords(string words) =>
        from project in db.Projects
            .Where(project => EF.Property<NpgsqlTsVector>(project, SearchText.Vector).Matches(EF.Functions.PlainToTsQuery("english", SearchText.Words(words))))
            .Take(SearchText.Candidates)
        orderby
            EF.Property<NpgsqlTsVector>(project, SearchText.Vector).Rank(EF.Functions.PlainToTsQuery("english", SearchText.Words(words))) descending,
            project.Id
        select project;

    private IQueryable<Project> Like(string words) =>
        from project in db.Projects
            .Where(project => EF.Functions.TrigramsAreWordSimilar(SearchText.Plain(words), EF.Property<string>(project, SearchText.PlainName)))
            .Take(SearchText.Candidates)
        orderby EF.Functions.TrigramsWordSimilarity(SearchText.Plain(words), EF.Property<string>(project, SearchText.PlainName)) descending, project.Id
        select project;

    private static IQueryable<ProjectItem> Items(IQueryable<Project> projects) => projects.Select(project => new ProjectItem
    {
        Id = project.Id,
        Name = project.Name,
        Description = project.Description,
        Deadline = project.Deadline,
        DeadlinePrecision = project.DeadlinePrecision,
        Details = project.Details,
        Url = project.Url,
        Source = project.Source,
        AsOf = project.AsOf,
    });

    private static IQueryable<ProjectTitle> Titles(IQueryable<Project> projects) => projects.Select(project => new ProjectTitle(project.Id, project.Name));

    private sealed record Row(
        int Id,
        string Name,
        string Description,
        DateOnly? Deadline,
        short DeadlinePrecision,
        string Details,
        string? Url,
        string? Source,
        DateTimeOffset? AsOf,
        string? Users)
    {
        public ProjectWithUsers ToAnswer() => new()
        {
            Id = Id,
            Name = Name,
            Description = Description,
            Deadline = Deadline,
            DeadlinePrecision = (DeadlinePrecision)DeadlinePrecision,
            Details = Details,
            Url = Url,
            Source = Source,
            AsOf = AsOf,
            Users = Users is null ? [] : JsonSerializer.Deserialize<ProjectMember[]>(Users, JsonSerializerOptions.Web)!,
        };
    }
}
