using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ProjectsPlugin.Hosting;

/// <summary>Which PostgreSQL a host uses.</summary>
public static class PostgresSetting
{
    /// <summary>The connection string's name; as an environment variable, <c>ConnectionStrings__Postgres</c>.</summary>
    public const string Name = "Postgres";

    // Npgsql alone plans each statement anew and gives every pooled connection a round trip to reset it: together 40 % of a call.
    // No code leaves anything behind in a session, so there is nothing to reset.
    private const string Defaults = "Max Auto Prepare=50;Auto Prepare Min Usages=2;No Reset On Close=true;";

    private const string Example = "\"Host=localhost;Database=projects;Username=projects;Password=…\"";

    /// <summary>
    /// The connection string with our defaults in front: prepared statements, and names looked for in the host's own schema and in
    /// <c>public</c> for the extensions, never in one that is called like the role. What the string says itself wins.
    /// </summary>
    /// <param name="configuration">The host's.</param>
    /// <param name="schema">The host's own.</param>
    /// <exception cref="FormatException">It is not set, or no connection string. The message does not repeat it, for it may hold a password.</exception>
    public static string PostgresConnection(this IConfiguration configuration, string schema) =>
        $"Search Path=\"{schema},public,pg_temp\";{configuration.PostgresConnection()}";

    /// <summary>The same for statements that name the schema of each table themselves.</summary>
    /// <exception cref="FormatException">It is not set, or no connection string. The message does not repeat it, for it may hold a password.</exception>
    public static string PostgresConnection(this IConfiguration configuration)
    {
        if (configuration.GetConnectionString(Name) is not { Length: > 0 } connection)
            throw new FormatException(
                $"ConnectionStrings__{Name} is not set. Give the host a PostgreSQL to use, for example {Example}; "
                + "or start ProjectsPlugin.AppHost, which brings its own.");
        if (!NamesAServer(connection))
            throw new FormatException(
                $"ConnectionStrings__{Name} is no connection string that names a host. It must look like {Example}; "
                + "addresses that begin with postgres:// are not understood.");
        return Defaults + connection;
    }

    [SuppressMessage(
        "Design", "CA1031:Do not catch general exception types", Justification = "Each keyword's value is parsed in its own way, and fails in its own.")]
    private static bool NamesAServer(string connection)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(connection).Host);
        }
        catch (Exception)
        {
            return false;
        }
    }
}
