using ProjectsPlugin.IdentityServer.Accounts.Passwords;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>What an operator does with accounts. Addresses come as <see cref="EmailAddress.TryParse"/> returned them.</summary>
internal sealed class EmployeeProvisioning(Employees employees, PeopleDirectory directory, PasswordLinks links, TimeProvider time)
{
    /// <summary>Adds an account, without a password. With no name, the directory's counts, or else the part before the @.</summary>
    public async Task<ProvisioningResult> AddAsync(string email, string? name, CancellationToken cancellation)
    {
        var entry = await directory.FindAsync(email, cancellation);
        if (await employees.AddAsync(email, name ?? (entry as DirectoryLookup.Found)?.Name ?? PersonName.BeforeTheAt(email)) is { } added)
            return await CreateLinkAsync(added, entry, cancellation);

        return await employees.FindAsync(email, cancellation) is { DeactivatedAt: not null }
            ? new ProvisioningResult.AlreadyDeactivated()
            : new ProvisioningResult.AlreadyActive();
    }

    public async Task<ProvisioningResult> ResetPasswordAsync(string email, CancellationToken cancellation) =>
        await employees.FindAsync(email, cancellation) switch
        {
            null => new ProvisioningResult.NotFound(),
            { DeactivatedAt: not null } => new ProvisioningResult.AlreadyDeactivated(),
            { IsDemo: true } => new ProvisioningResult.DemoAccount(),
            var account => await CreateLinkAsync(account, entry: null, cancellation),
        };

    public async Task<ProvisioningResult> DeactivateAsync(string email, CancellationToken cancellation) =>
        await employees.FindAsync(email, cancellation) is not { } account ? new ProvisioningResult.NotFound()
        : await employees.DeactivateAsync(account.Id, cancellation) ? new ProvisioningResult.Deactivated()
        : new ProvisioningResult.AlreadyDeactivated();

    public async Task<ProvisioningResult> ReactivateAsync(string email, CancellationToken cancellation) =>
        await employees.FindAsync(email, cancellation) is not { } account ? new ProvisioningResult.NotFound()
        : await employees.ReactivateAsync(account.Id, cancellation) ? await CreateLinkAsync(account, entry: null, cancellation)
        : new ProvisioningResult.AlreadyActive();

    /// <summary>Every account, in the order of the addresses.</summary>
    public async Task<IReadOnlyList<(Account Account, AccountStatus Status)>> ListAsync(CancellationToken cancellation) =>
        (await employees.ListAsync(cancellation)).ConvertAll(account => (account, StatusOf(account)));

    private async Task<ProvisioningResult> CreateLinkAsync(Account account, DirectoryLookup? entry, CancellationToken cancellation)
    {
        var (url, expiresAt) = await links.CreateAsync(account, cancellation);
        return new ProvisioningResult.LinkCreated(account.Name, url, expiresAt, entry);
    }

    private AccountStatus StatusOf(Account account) => account switch
    {
        { DeactivatedAt: not null } => AccountStatus.Deactivated,
        { PasswordHash: null } => AccountStatus.WithoutPassword,
        { LockoutEnd: { } end } when end > time.GetUtcNow() => AccountStatus.LockedOut,
        { IsDemo: true } => AccountStatus.ActiveDemo,
        _ => AccountStatus.Active,
    };
}

internal enum AccountStatus
{
    Active,
    ActiveDemo,
    WithoutPassword,

    /// <summary>Only for strangers: a browser that has signed in before is let in.</summary>
    LockedOut,

    Deactivated,
}
