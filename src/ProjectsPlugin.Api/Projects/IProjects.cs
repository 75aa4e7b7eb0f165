using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.Api.Projects;

/// <summary>The projects that a caller may see, which is all of them.</summary>
public interface IProjects
{
    /// <summary>Projects by id, beginning after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<ProjectItem>> PageAsync(Viewer viewer, int after, int limit, CancellationToken cancellation);

    /// <summary>Those that came last, newest first; ids are given in the order of coming.</summary>
    Task<IReadOnlyList<ProjectItem>> NewestAsync(Viewer viewer, int limit, CancellationToken cancellation);

    /// <summary>How many there are, or <paramref name="most"/> if there are more.</summary>
    Task<int> CountAsync(Viewer viewer, int most, CancellationToken cancellation);

    /// <summary>Projects that have all of the words in any form, best first; if none has, those whose name looks like them.</summary>
    Task<IReadOnlyList<ProjectItem>> SearchAsync(Viewer viewer, string words, int limit, CancellationToken cancellation);

    /// <summary>What names the projects that <see cref="SearchAsync"/> finds; the first by id if there are no words to find.</summary>
    Task<IReadOnlyList<ProjectTitle>> TitlesAsync(Viewer viewer, string? words, int limit, CancellationToken cancellation);

    /// <summary>What names the projects, by id, whose id in digits begins with these.</summary>
    Task<IReadOnlyList<ProjectTitle>> TitlesFromAsync(Viewer viewer, int digits, int limit, CancellationToken cancellation);

    Task<ProjectWithUsers?> FindAsync(Viewer viewer, int id, CancellationToken cancellation);

    /// <summary>The first projects, by id, that a person is related to.</summary>
    Task<IReadOnlyList<ProjectOfUser>> OfUserAsync(Viewer viewer, int userId, int limit, CancellationToken cancellation);
}
