namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>What people granted: each sign-in through a client, with the codes and tokens that belong to it.</summary>
public interface IGrants
{
    /// <summary>
    /// Ends grants for good: their codes and refresh tokens are refused from now on, their access tokens by every copy of
    /// the API within two seconds. Part of the caller's transaction if there is one; let it be the last statement, so that
    /// the commit follows at once. For the grants of one person: where there may be many, end them in batches.
    /// </summary>
    /// <returns>How many ended.</returns>
    Task<int> EndAsync(GrantsOf whose, CancellationToken cancellation);

    /// <summary>The clients that have grants which have not ended, by their ids.</summary>
    Task<IReadOnlyCollection<string>> ListHoldersAsync(CancellationToken cancellation);

    /// <summary>Ends some of many grants in the same way, in the order of their ids.</summary>
    /// <param name="whose">Whose they are.</param>
    /// <param name="after">Where the batch before ended; an empty id at first.</param>
    /// <param name="atMost">How many, so that a batch is short.</param>
    /// <param name="cancellation">Ends the statement.</param>
    /// <returns>The ids of those that ended; none if none is left after that id.</returns>
    Task<IReadOnlyList<Guid>> EndBatchAsync(GrantsOf whose, Guid after, int atMost, CancellationToken cancellation);
}
