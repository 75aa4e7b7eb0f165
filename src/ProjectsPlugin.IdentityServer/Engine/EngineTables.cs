using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Engine.OpenIddict;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>What the engine keeps in the database.</summary>
internal static class EngineTables
{
    public static void AddEngineTables(this ModelBuilder builder) => builder.AddOpenIddictTables();
}
