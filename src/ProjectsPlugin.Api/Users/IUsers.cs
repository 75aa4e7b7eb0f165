namespace ProjectsPlugin.Api.Users;

/// <summary>The people directory.</summary>
public interface IUsers
{
    /// <summary>People by id, beginning after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<UserItem>> PageAsync(int after, int limit, CancellationToken cancellation);

    /// <summary>People whose name, e-mail and company have words that begin with all of these, best first; if none has, those whose name looks like them.</summary>
    Task<IReadOnlyList<UserItem>> SearchAsync(string words, int limit, CancellationToken cancellation);

    Task<UserItem?> FindAsync(int id, CancellationToken cancellation);

    /// <summary>The person with the address of this account, whatever its case; null also if the account may not act any more.</summary>
    /// <param name="subject">The account, as access tokens name it.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<UserItem?> FindByAccountAsync(string? subject, CancellationToken cancellation);
}
