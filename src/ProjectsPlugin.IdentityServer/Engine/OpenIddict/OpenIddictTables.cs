using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>OpenIddict's tables under names that say what is in them.</summary>
internal static class OpenIddictTables
{
    public static void AddOpenIddictTables(this ModelBuilder builder)
    {
        builder.UseOpenIddict<Guid>();
        builder.Entity<OpenIddictEntityFrameworkCoreApplication<Guid>>(client =>
        {
            client.ToTable("clients");
            client.Property(row => row.ClientId).HasMaxLength(ClientIds.MaximumLength);
        });
        builder.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().ToTable("grants").HasIndex(grant => grant.Subject);
        builder.Entity<OpenIddictEntityFrameworkCoreScope<Guid>>().ToTable("scopes");
        builder.Entity<OpenIddictEntityFrameworkCoreToken<Guid>>().ToTable("tokens");
    }
}
