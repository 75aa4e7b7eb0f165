using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>Whose account it is that a person comes for by a provider, and whether they may use it.</summary>
internal sealed class ProviderSignIn(
    IdentityServerDb db, Employees employees, ProviderGroups groups, SignInGroups allowed, RejectedSignIns rejections, TimeProvider time,
    ILogger<ProviderSignIn> log)
{
    /// <summary>Not to be cancelled: whoever hangs up has been proved to be the person all the same.</summary>
    public async Task<ProviderSignInOutcome> AttemptAsync(ProviderOptions provider, UpstreamPerson person)
    {
        // Somebody can become a guest who was none, so that this is asked each time.
        if (person.IsGuest && !provider.AllowGuests)
            return await RejectAsync(provider, person, SignInRejection.Guest);

        var (account, rejection) = (await FindAsync(provider, person), (SignInRejection?)null);
        if (account is null)
            (account, rejection) = await BeginAsync(provider, person);
        if (account is null)
            return await RejectAsync(provider, person, rejection ?? SignInRejection.NoAccount);
        if (account.DeactivatedAt is not null)
            return await RejectAsync(provider, person, SignInRejection.Deactivated);

        var now = time.GetUtcNow();
        await Mine(provider, person).ExecuteUpdateAsync(identity => identity
            .SetProperty(to => to.ProvedAt, now)
            .SetProperty(to => to.Email, to => person.Email ?? to.Email));
        await groups.ApplyAsync(provider, person, account.Id);
        return await allowed.AllowsAsync(account.Id, CancellationToken.None)
            ? new ProviderSignInOutcome.SignedIn(account)
            : await RejectAsync(provider, person, SignInRejection.Group);
    }

    private IQueryable<ExternalIdentity> Mine(ProviderOptions provider, UpstreamPerson person) => db.Set<ExternalIdentity>().Where(
        identity => identity.Provider == provider.Id && identity.Issuer == person.Issuer
            && identity.Subject == person.Subject && identity.Tenant == person.Tenant);

    private Task<Account?> FindAsync(ProviderOptions provider, UpstreamPerson person) => Mine(provider, person)
        .Join(db.Users, identity => identity.AccountId, account => account.Id, (_, account) => account).AsNoTracking().SingleOrDefaultAsync();

    // One first sign-in of a provider at a time, so that two of one person, or of two with one address, cannot both find nobody.
    private async Task<(Account? Account, SignInRejection? Rejection)> BeginAsync(ProviderOptions provider, UpstreamPerson person)
    {
        await using var transaction = await db.AcquireAdvisoryLockAsync($"ProjectsPlugin first sign-in by {provider.Id}", CancellationToken.None);
        if (await FindAsync(provider, person) is { } begun)
            return (begun, null);

        var (account, rejection) = await ChooseAsync(provider, person);
        if (account is null)
            return (null, rejection);

        db.Add(IdentityOf(provider, person, account));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        Log.IdentityLinked(log, account.Id, provider.Id);
        return (account, null);
    }

    private async Task<(Account? Account, SignInRejection? Rejection)> ChooseAsync(ProviderOptions provider, UpstreamPerson person)
    {
        if (person.Email is not { } email)
            return (null, SignInRejection.NoEmail);
        if (!provider.Allows(person))
            return (null, SignInRejection.Domain);

        if (await employees.FindAsync(email, CancellationToken.None) is { } known)
            return await MayLinkAsync(provider, person, known) is { } rejection ? (null, rejection) : (known, null);
        if (!provider.JustInTime)
            return (null, SignInRejection.NoAccount);

        // Many providers do not say that an address is proved. One that says that it is not lets people write what they want, such as a colleague's.
        return person.IsEmailProved is false ? (null, SignInRejection.UnprovedEmail)
            : await employees.AddAsync(email, person.Name ?? PersonName.BeforeTheAt(email)) is { } added ? (added, null)
            : (null, SignInRejection.NotLinked);
    }

    private async Task<SignInRejection?> MayLinkAsync(ProviderOptions provider, UpstreamPerson person, Account account) =>
        account.DeactivatedAt is not null ? SignInRejection.Deactivated
        : !provider.LinkByEmail ? SignInRejection.NotLinked
        : person.IsEmailProved is not true ? SignInRejection.UnprovedEmail
        : await db.Set<ExternalIdentity>().AnyAsync(identity => identity.AccountId == account.Id && identity.Provider == provider.Id)
            ? SignInRejection.NotLinked
        : null;

    private ExternalIdentity IdentityOf(ProviderOptions provider, UpstreamPerson person, Account account) => new()
    {
        Id = Guid.NewGuid(),
        AccountId = account.Id,
        Provider = provider.Id,
        Issuer = person.Issuer,
        Subject = person.Subject,
        Tenant = person.Tenant,
        Email = person.Email,
        LinkedAt = time.GetUtcNow(),
        ProvedAt = time.GetUtcNow(),
    };

    private async Task<ProviderSignInOutcome> RejectAsync(ProviderOptions provider, UpstreamPerson person, SignInRejection reason)
    {
        var code = await rejections.RecordAsync(provider, person, reason);
        Log.ProviderSignInRejected(log, provider.Id, reason, code);
        return new ProviderSignInOutcome.Rejected(code);
    }
}
