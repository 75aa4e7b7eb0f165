using System.Linq.Expressions;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>A person who may act now, as tokens describe one.</summary>
/// <param name="Email">The verified address.</param>
/// <param name="Name">What to call the person.</param>
public sealed record Employee(string Email, string Name);

/// <summary>What decides whether anybody may act with an account. Read at every exchange and refresh: a deactivation takes effect at once.</summary>
public sealed record AccountState(string Email, string Name, DateTimeOffset? DeactivatedAt, DateTimeOffset? ReactivatedAt)
{
    /// <summary>For the database.</summary>
    public static Expression<Func<Account, AccountState>> Of { get; } =
        account => new AccountState(account.Email!, account.Name, account.DeactivatedAt, account.ReactivatedAt);

    /// <summary>
    /// The person behind the account; null if nobody may act with it any more. What was granted before a deactivation does not come back with the person.
    /// </summary>
    public Employee? ActiveSince(DateTimeOffset grantedAt) =>
        DeactivatedAt is null && !(ReactivatedAt > grantedAt) ? new Employee(Email, Name) : null;
}
