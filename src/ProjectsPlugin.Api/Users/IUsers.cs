using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.Api.Users;

/// <summary>The people directory.</summary>
public interface IUsers
{
    /// <summary>People by id, beginning after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<UserItem>> PageAsync(Viewer viewer, int after, int limit, CancellationToken cancellation);

    /// <summary>Those that came last, newest first; ids are given in the order of coming.</summary>
    Task<IReadOnlyList<UserItem>> NewestAsync(Viewer viewer, int limit, CancellationToken cancellation);

    /// <summary>How many there are, or <paramref name="most"/> if there are more.</summary>
    Task<int> CountAsync(Viewer viewer, int most, CancellationToken cancellation);

    /// <summary>
    /// People whose name, e-mail and company have words that begin with all of these, best first; if none has, those whose name looks like them.
    /// </summary>
    Task<IReadOnlyList<UserItem>> SearchAsync(Viewer viewer, string words, int limit, CancellationToken cancellation);

    Task<UserItem?> FindAsync(Viewer viewer, int id, CancellationToken cancellation);

    /// <summary>The viewer's own entry: the person with the account's address, whatever its case; null also if the account may not act any more.</summary>
    Task<UserItem?> FindSelfAsync(Viewer viewer, CancellationToken cancellation);
}
