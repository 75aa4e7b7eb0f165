using ProjectsPlugin.Api.Mcp.Records;

namespace ProjectsPlugin.Api.Mcp.Resources;

/// <summary>How resources name a record: <c>company://profile</c>, <c>project://3</c>.</summary>
internal static class ResourceAddress
{
    public const string Company = "company://profile";
    public const string Project = ProjectScheme + "{" + Id + "}";

    /// <summary>The variable of <see cref="Project"/>.</summary>
    public const string Id = "id";

    private const string ProjectScheme = "project://";

    /// <summary>Null if the address names no resource of ours. Read alike by the gate and by what it guards, whatever else the SDK takes for equal.</summary>
    public static RecordId? Parse(string? uri)
    {
        // .NET's clients send what its Uri makes of an address without a path: with a slash at the end.
        var address = uri?.EndsWith('/') == true ? uri[..^1] : uri;
        return address == Company ? RecordId.Company
            : address?.StartsWith(ProjectScheme, StringComparison.Ordinal) == true ? RecordId.Parse($"project:{address[ProjectScheme.Length..]}")
            : null;
    }
}
