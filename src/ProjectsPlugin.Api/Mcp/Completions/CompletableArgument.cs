using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Mcp.Prompts;
using ProjectsPlugin.Api.Mcp.Records;
using ProjectsPlugin.Api.Mcp.Resources;

namespace ProjectsPlugin.Api.Mcp.Completions;

/// <summary>An argument for which there are values to offer: of which kind of record, and what of it.</summary>
internal sealed record CompletableArgument
{
    private CompletableArgument(string operation, RecordKind kind) => (Operation, Kind) = (operation, kind);

    public static CompletableArgument Person { get; } = new("completion of person", RecordKind.User);

    public static CompletableArgument ProjectTitle { get; } = new("completion of project", RecordKind.Project);

    public static CompletableArgument ProjectId { get; } = new("completion of id", RecordKind.Project);

    /// <summary>For the audit line.</summary>
    public string Operation { get; }

    /// <summary>What must be open to the token.</summary>
    public RecordKind Kind { get; }

    /// <summary>Null if they name no argument of ours. Asked by the gate and by what it guards.</summary>
    public static CompletableArgument? Of(Reference? reference, string? argument) => (reference, argument) switch
    {
        (PromptReference { Name: OutreachEmail.PromptName }, OutreachEmail.Person) => Person,
        (PromptReference { Name: OutreachEmail.PromptName }, OutreachEmail.Project) => ProjectTitle,
        (ResourceTemplateReference { Uri: ResourceAddress.Project }, ResourceAddress.Id) => ProjectId,
        _ => null,
    };
}
