using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> work without a database or settings.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<IdentityServerDb>
{
    public IdentityServerDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<IdentityServerDb>();
        options.UseIdentityServerSchema("Host=localhost");
        return new IdentityServerDb(options.Options);
    }
}
