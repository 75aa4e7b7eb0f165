namespace ProjectsPlugin.Api.Import;

/// <summary>What an import did.</summary>
internal sealed record ImportSummary(Changes Projects, Changes Users, Changes Company, DemoRecords RemovedDemo);

/// <summary>How many records a file had of a kind, by what became of them.</summary>
internal readonly record struct Changes(long New, long Changed, long Unchanged)
{
    public override string ToString() => $"{New:N0} new, {Changed:N0} changed, {Unchanged:N0} unchanged";
}
