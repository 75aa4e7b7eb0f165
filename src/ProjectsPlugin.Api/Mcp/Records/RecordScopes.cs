using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Records;

/// <summary>The scope that reading a record takes, whichever tool, resource or completion reads it.</summary>
internal static class RecordScopes
{
    private static readonly ScopeRequirement Project = new(Scopes.Projects);
    private static readonly ScopeRequirement User = new(Scopes.Users);
    private static readonly ScopeRequirement Company = new(Scopes.Company);

    public static ScopeRequirement Of(RecordKind kind) => kind switch
    {
        RecordKind.Project => Project,
        RecordKind.User => User,
        RecordKind.Company => Company,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
