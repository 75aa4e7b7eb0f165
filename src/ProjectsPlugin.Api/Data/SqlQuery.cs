using Npgsql;

namespace ProjectsPlugin.Api.Data;

/// <summary>
/// Reads records by SQL of this folder, one round trip a statement. EF Core keeps the model and the migrations: it would take a tenth of a call to
/// make the same statement and the same records.
/// </summary>
internal static class SqlQuery
{
    /// <summary>How many seconds a statement may take.</summary>
    public const int Timeout = 20;

    /// <summary>What reads share: connections with statements that are prepared by use.</summary>
    public static NpgsqlDataSource SourceOf(string connection) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = Timeout });

    public static NpgsqlParameter Parameter<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        this NpgsqlDataSource database, string sql, Func<NpgsqlDataReader, T> record, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAllAsync(record, cancellation);
    }

    /// <summary>The rows of this result.</summary>
    public static async Task<IReadOnlyList<T>> ReadAllAsync<T>(this NpgsqlDataReader rows, Func<NpgsqlDataReader, T> record, CancellationToken cancellation)
    {
        var records = new List<T>();
        while (await rows.ReadAsync(cancellation))
            records.Add(record(rows));
        return records;
    }

    /// <summary>The one record that there can be, or null.</summary>
    public static async Task<T?> FindAsync<T>(
        this NpgsqlDataSource database, string sql, Func<NpgsqlDataReader, T> record, CancellationToken cancellation, params NpgsqlParameter[] parameters)
        where T : class =>
        await database.ReadAsync(sql, record, cancellation, parameters) is [var found] ? found : null;

    /// <summary>The one number that the statement answers.</summary>
    public static async Task<int> CountAsync(this NpgsqlDataSource database, string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters) =>
        (await database.ReadAsync(sql, row => row.GetInt32(0), cancellation, parameters))[0];

    public static string? TextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static T? ValueOrNull<T>(this NpgsqlDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
