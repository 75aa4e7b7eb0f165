using Npgsql;

namespace ProjectsPlugin.Hosting;

/// <summary>Whose fault a failed request is, as far as the database is concerned.</summary>
public static class DatabaseFaults
{
    /// <summary>How long a caller should wait before it tries again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Whether the cause, however deep, is that PostgreSQL could not be reached for now.</summary>
    public static bool IsDatabaseAway(this Exception exception) =>
        exception is NpgsqlException { IsTransient: true } || (exception.InnerException is { } inner && IsDatabaseAway(inner));
}
