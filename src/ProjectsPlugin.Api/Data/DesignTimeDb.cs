using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ProjectsPlugin.Api.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> work without a database or settings.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<ProjectsDb>
{
    public ProjectsDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ProjectsDb>();
        options.UseProjectsSchema("Host=localhost");
        return new ProjectsDb(options.Options);
    }
}
