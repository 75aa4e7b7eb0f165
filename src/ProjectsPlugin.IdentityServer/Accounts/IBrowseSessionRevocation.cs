namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>What people opened with their session here: the pages of <see cref="Contracts.BrowseClient"/>, which end with it.</summary>
public interface IBrowseSessionRevocation
{
    /// <summary>Ends it within two seconds on every browser of the person; one with a session of its own gets it back unasked.</summary>
    Task RevokeAsync(Guid accountId, CancellationToken cancellation);

    /// <summary>Takes the pages' cookie from this browser, whosever it is.</summary>
    void Forget(HttpContext context);
}
