using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.Api.Pages.Browse;

/// <summary>What the first page of browsing shows before anybody searches.</summary>
/// <param name="Projects">The newest first.</param>
/// <param name="ProjectCount">How many there are; one more than <see cref="MaxCount"/> if there are more than that.</param>
/// <param name="Users">The newest first.</param>
/// <param name="UserCount">As with projects.</param>
public sealed record NewestOfAll(IReadOnlyList<ProjectItem> Projects, int ProjectCount, IReadOnlyList<UserItem> Users, int UserCount)
{
    /// <summary>How many are counted: further on, a page would take longer the more there are, to say what nobody reads.</summary>
    public const int MaxCount = 10_000;

    private const int Shown = 10;

    internal static async Task<NewestOfAll> ReadAsync(IProjects projects, IUsers users, Viewer viewer, CancellationToken cancellation) => new(
        await projects.NewestAsync(viewer, Shown, cancellation),
        await projects.CountAsync(viewer, MaxCount + 1, cancellation),
        await users.NewestAsync(viewer, Shown, cancellation),
        await users.CountAsync(viewer, MaxCount + 1, cancellation));
}
