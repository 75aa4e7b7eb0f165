using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using ProjectsPlugin.Api.Projects;

namespace ProjectsPlugin.Api.Data;

internal sealed class ProjectRepository(ProjectsDb db) : IProjects
{
    public async Task<IReadOnlyList<ProjectItem>> PageAsync(int after, int limit, CancellationToken cancellation) =>
        await Items(db.Projects.Where(project => project.Id > after).OrderBy(project => project.Id).Take(limit)).ToArrayAsync(cancellation);

    public async Task<IReadOnlyList<ProjectItem>> SearchAsync(string words, int limit, CancellationToken cancellation)
    {
        if (words.Length == 0)
            return [];
        var found = await Items(WithWords(words).Take(limit)).ToArrayAsync(cancellation);
        return found.Length > 0 ? found : await Items(Like(words).Take(limit)).ToArrayAsync(cancellation);
    }

    public async Task<ProjectWithUsers?> FindAsync(int id, CancellationToken cancellation)
    {
        // One row with its people as JSON: a join would repeat the long text for each of them.
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             SELECT p.id, p.name, p.description, p.deadline, p.details,
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

    private IQueryable<Project> WithWords(string words) =>
        from project in db.Projects
            .Where(project => EF.Property<NpgsqlTsVector>(project, SearchText.Vector).Matches(EF.Functions.PlainToTsQuery("english", words)))
            .Take(SearchText.Candidates)
        orderby EF.Property<NpgsqlTsVector>(project, SearchText.Vector).Rank(EF.Functions.PlainToTsQuery("english", words)) descending, project.Id
        select project;

    private IQueryable<Project> Like(string words) =>
        from project in db.Projects
            .Where(project => EF.Functions.TrigramsAreWordSimilar(words, project.Name))
            .Take(SearchText.Candidates)
        orderby EF.Functions.TrigramsWordSimilarity(words, project.Name) descending, project.Id
        select project;

    private static IQueryable<ProjectItem> Items(IQueryable<Project> projects) => projects.Select(project => new ProjectItem
    {
        Id = project.Id,
        Name = project.Name,
        Description = project.Description,
        Deadline = project.Deadline,
        Details = project.Details,
    });

    private sealed record Row(int Id, string Name, string Description, DateOnly Deadline, string Details, string? Users)
    {
        public ProjectWithUsers ToAnswer() => new()
        {
            Id = Id,
            Name = Name,
            Description = Description,
            Deadline = Deadline,
            Details = Details,
            Users = Users is null ? [] : JsonSerializer.Deserialize<ProjectMember[]>(Users, JsonSerializerOptions.Web)!,
        };
    }
}
