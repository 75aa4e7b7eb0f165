namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>
/// A database as the first start of both hosts leaves it, with schema, keys, demo accounts and demo data. Installations
/// begin with a copy, which spares each of them that work.
/// </summary>
internal static class PreparedDatabase
{
    private static readonly Lazy<Task<string>> TheOne = new(PrepareAsync);

    /// <summary>Makes a copy and returns the connection string to it.</summary>
    public static async Task<string> CopyAsync() => await PostgresServer.CopyDatabaseAsync(await TheOne.Value);

    private static async Task<string> PrepareAsync()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        await (await Installation.StartAsync(new InstallationOptions { ConnectionString = database })).DisposeAsync();
        await PostgresServer.SealDatabaseAsync(database);
        return database;
    }
}
