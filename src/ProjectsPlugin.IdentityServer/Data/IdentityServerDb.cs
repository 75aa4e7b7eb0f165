using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>Everything the identity server remembers, in the schema <c>identity</c>.</summary>
public sealed class IdentityServerDb(DbContextOptions<IdentityServerDb> options)
    : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public const string Schema = "identity";

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.ApplyConfigurationsFromAssembly(typeof(IdentityServerDb).Assembly);
    }
}
