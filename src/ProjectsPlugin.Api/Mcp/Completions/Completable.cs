using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Mcp.Prompts;
using ProjectsPlugin.Api.Mcp.Records;
using ProjectsPlugin.Api.Mcp.Resources;

namespace ProjectsPlugin.Api.Mcp.Completions;

/// <summary>An argument for which there are values to offer: of which kind of record, and what of it.</summary>
internal sealed record Completable
{
    private Completable(string name, RecordKind kind) => (Name, Kind) = (name, kind);

    public static Completable Person { get; } = new("completion of person", RecordKind.User);

    public static Completable ProjectTitle { get; } = new("completion of project", RecordKind.Project);

    public static Completable ProjectId { get; } = new("completion of id", RecordKind.Project);

    /// <summary>For the audit line.</summary>
    public string Name { get; }

    /// <summary>What must be open to the token.</summary>
    public RecordKind Kind { get; }

    /// <summary>Null if the request names no argument of ours. Asked by the gate and by what it guards.</summary>
    public static Completable? Of(CompleteRequestParams request) => request switch
    {
        { Ref: PromptReference { Name: OutreachEmail.PromptName }, Argument.Name: OutreachEmail.Person } => Person,
        { Ref: PromptReference { Name: OutreachEmail.PromptName }, Argument.Name: OutreachEmail.Project } => ProjectTitle,
        { Ref: ResourceTemplateReference { Uri: ResourceAddress.Project }, Argument.Name: ResourceAddress.Id } => ProjectId,
        _ => null,
    };
}
