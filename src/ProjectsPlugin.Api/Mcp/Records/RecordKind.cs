namespace ProjectsPlugin.Api.Mcp.Records;

/// <summary>What search finds and fetch reads.</summary>
internal enum RecordKind
{
    Project,
    User,
    Company,
}
