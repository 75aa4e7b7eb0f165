namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>What people granted: each sign-in through a client, with the codes and tokens that belong to it.</summary>
public interface IGrants
{
    /// <summary>
    /// Ends grants for good: their codes and refresh tokens are refused from now on, their access tokens by every copy of
    /// the API within two seconds. Part of the caller's transaction if there is one; let it be the last statement, so that
    /// the commit follows at once.
    /// </summary>
    /// <returns>How many ended.</returns>
    Task<int> EndAsync(GrantsOf whose, CancellationToken cancellation);
}
