using MysticMind.PostgresEmbed;

namespace ProjectsPlugin.AppHost.Postgres;

/// <summary>PostgreSQL for a machine that has none.</summary>
internal static class PostgresDownload
{
    private const int DefaultMajor = 17;

    /// <summary>Fetches a server into <paramref name="folder"/>, once; later starts find it there.</summary>
    public static async Task<PostgresBinaries> FetchAsync(string folder, int? major, CancellationToken cancellation)
    {
        var version = major ?? DefaultMajor;
        await using var server = new PgServer(new PgServerOptions
        {
            PgVersion = $"{version}",
            DbDir = folder,
            BinariesDir = folder,
        });
        await server.InstallAsync(cancellation);
        return new PostgresBinaries(Path.Combine(server.InstallDir, "bin"), version);
    }
}
