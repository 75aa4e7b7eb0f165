namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>What depends on an account and ends with it; implemented where it is known.</summary>
public interface IAccountRevocation
{
    /// <summary>Ends every session of the account and revokes every grant, in the caller's transaction if there is one.</summary>
    Task RevokeAsync(Guid accountId, CancellationToken cancellation);

    /// <summary>The same for many accounts, with as few statements as for one.</summary>
    Task RevokeAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken cancellation);
}
