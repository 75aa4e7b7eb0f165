using Npgsql;
using NpgsqlTypes;
using ProjectsPlugin.Api.Projects;

namespace ProjectsPlugin.Api.Data;

/// <summary>Columns of projects, and what is read from them and written into them in that order.</summary>
internal static class ProjectRows
{
    /// <summary>All that a project has of its own, beside its number.</summary>
    public const string Facts = "name, description, deadline, deadline_precision, details, url, source, as_of";

    public const string Items = $"id, {Facts}";
    public const string Titles = "id, name";

    // Behind those of Items.
    private const int Ids = 9;
    private const int Names = 10;
    private const int Roles = 11;

    public static ProjectItem Item(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt32(0),
        Name = row.GetString(1),
        Description = row.GetString(2),
        Deadline = row.ValueOrNull<DateOnly>(3),
        DeadlinePrecision = (DeadlinePrecision)row.GetInt16(4),
        Details = row.GetString(5),
        Url = row.TextOrNull(6),
        Source = row.TextOrNull(7),
        AsOf = row.ValueOrNull<DateTimeOffset>(8),
    };

    /// <summary>Items, and the numbers, names and roles of the people as arrays of the same length, or null if there are none.</summary>
    public static ProjectWithUsers WithUsers(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt32(0),
        Name = row.GetString(1),
        Description = row.GetString(2),
        Deadline = row.ValueOrNull<DateOnly>(3),
        DeadlinePrecision = (DeadlinePrecision)row.GetInt16(4),
        Details = row.GetString(5),
        Url = row.TextOrNull(6),
        Source = row.TextOrNull(7),
        AsOf = row.ValueOrNull<DateTimeOffset>(8),
        Users = row.IsDBNull(Ids) ? [] : Members(row.GetFieldValue<int[]>(Ids), row.GetFieldValue<string[]>(Names), row.GetFieldValue<string[]>(Roles)),
    };

    /// <summary>Sends a row with the columns of Items.</summary>
    public static async Task WriteAsync(Project project, NpgsqlBinaryImporter to, CancellationToken cancellation)
    {
        await to.WriteAsync(project.Id, cancellation);
        await to.WriteAsync(project.Name, cancellation);
        await to.WriteAsync(project.Description, cancellation);
        await to.WriteAsync(project.Deadline, NpgsqlDbType.Date, cancellation);
        await to.WriteAsync((short)project.DeadlinePrecision, cancellation);
        await to.WriteAsync(project.Details, cancellation);
        await to.WriteAsync(project.Url, cancellation);
        await to.WriteAsync(project.Source, cancellation);
        await to.WriteAsync(project.AsOf, NpgsqlDbType.TimestampTz, cancellation);
    }

    public static ProjectTitle Title(NpgsqlDataReader row) => new(row.GetInt32(0), row.GetString(1));

    public static ProjectOfUser OfUser(NpgsqlDataReader row) => new(row.GetInt32(0), row.GetString(1), row.GetString(2));

    private static ProjectMember[] Members(int[] ids, string[] names, string[] roles)
    {
        var members = new ProjectMember[ids.Length];
        for (var i = 0; i < ids.Length; i++)
            members[i] = new ProjectMember { Id = ids[i], Name = names[i], Role = roles[i] };
        return members;
    }
}
