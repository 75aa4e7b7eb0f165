using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>Everything the identity server remembers, in the schema <c>identity</c>.</summary>
public sealed class IdentityServerDb(DbContextOptions<IdentityServerDb> options)
    : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public const string Schema = "identity";

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<IssuedPasswordLink> PasswordLinks => Set<IssuedPasswordLink>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);

        // People sign in with a password alone; Identity's other tables would stay empty.
        builder.Ignore<IdentityUserClaim<Guid>>();
        builder.Ignore<IdentityUserLogin<Guid>>();
        builder.Ignore<IdentityUserToken<Guid>>();

        builder.ApplyConfigurationsFromAssembly(typeof(IdentityServerDb).Assembly);
    }
}
