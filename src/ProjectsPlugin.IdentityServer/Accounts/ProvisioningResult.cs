namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>What became of an operator's change to an account.</summary>
internal abstract record ProvisioningResult
{
    private ProvisioningResult()
    {
    }

    /// <summary>Done; the person sets a password by a link, which replaces any earlier one.</summary>
    /// <param name="Name">What the person is called.</param>
    /// <param name="Url">The link.</param>
    /// <param name="ExpiresAt">Until when it works, once.</param>
    /// <param name="Entry">Whom the directory has with the address; null if that was not asked.</param>
    public sealed record LinkCreated(string Name, string Url, DateTimeOffset ExpiresAt, DirectoryLookup? Entry) : ProvisioningResult;

    /// <summary>Done; the account's sessions and grants have ended.</summary>
    public sealed record Deactivated : ProvisioningResult;

    /// <summary>No account has the address.</summary>
    public sealed record NotFound : ProvisioningResult;

    public sealed record AlreadyActive : ProvisioningResult;

    public sealed record AlreadyDeactivated : ProvisioningResult;

    /// <summary>Nothing was done: the password of a demo account is a setting.</summary>
    public sealed record DemoAccount : ProvisioningResult;
}
