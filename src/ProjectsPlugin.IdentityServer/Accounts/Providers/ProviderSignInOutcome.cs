using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>What became of a person whom a provider knows.</summary>
internal abstract record ProviderSignInOutcome
{
    private ProviderSignInOutcome()
    {
    }

    public sealed record SignedIn(Account Account) : ProviderSignInOutcome;

    /// <param name="Code">Finds the person in the log, and among the rejected sign-ins.</param>
    public sealed record Rejected(string Code) : ProviderSignInOutcome;
}

/// <summary>Why somebody whom a provider knows may not in; an operator is told, the person is not.</summary>
internal enum SignInRejection
{
    /// <summary>A guest of the tenant.</summary>
    Guest,

    /// <summary>The address is of none of the allowed domains.</summary>
    Domain,

    /// <summary>The provider told no address.</summary>
    NoEmail,

    /// <summary>The provider says that the address is not proved.</summary>
    UnprovedEmail,

    /// <summary>An account has the address and may not be linked with it.</summary>
    NotLinked,

    /// <summary>There is no account, and the provider's people get none by themselves.</summary>
    NoAccount,

    /// <summary>The account is deactivated.</summary>
    Deactivated,

    /// <summary>The person is in none of the groups that may sign in.</summary>
    Group,
}
