using Microsoft.Extensions.Configuration;

namespace ProjectsPlugin.Hosting;

/// <summary>Which PostgreSQL a host uses.</summary>
public static class PostgresSetting
{
    /// <summary>The connection string's name; as an environment variable, <c>ConnectionStrings__Postgres</c>.</summary>
    public const string Name = "Postgres";

    /// <exception cref="FormatException">It is not set.</exception>
    public static string PostgresConnection(this IConfiguration configuration) =>
        configuration.GetConnectionString(Name) is { Length: > 0 } connection
            ? connection
            : throw new FormatException(
                "ConnectionStrings__Postgres is not set. Give the host a PostgreSQL to use, for example \"Host=localhost;Database=projects;Username=projects;Password=…\"; or start ProjectsPlugin.AppHost, which brings its own.");
}
