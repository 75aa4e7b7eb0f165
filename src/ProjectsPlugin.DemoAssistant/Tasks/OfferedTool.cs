namespace ProjectsPlugin.DemoAssistant.Tasks;

/// <summary>A tool that a visitor can choose. The server's list of tools says the same of it.</summary>
/// <param name="Name">The tool's.</param>
/// <param name="Scopes">Those that open data to it.</param>
/// <param name="Example">What stands in its field at first; null if it takes no words.</param>
public sealed record OfferedTool(string Name, IReadOnlyList<string> Scopes, string? Example = null)
{
    /// <summary>The longest text that a tool looks for, in characters.</summary>
    public const int QueryLength = 200;

    public static OfferedTool Me { get; } = new("get_me", [Contracts.Scopes.Me]);

    public static OfferedTool Users { get; } = new("get_users", [Contracts.Scopes.Users], "Emily Johnson");

    public static OfferedTool Projects { get; } = new("get_projects", [Contracts.Scopes.Projects], "virtual city");

    public static OfferedTool Company { get; } = new("get_company", [Contracts.Scopes.Company]);

    public static OfferedTool Search { get; } = new("search", Contracts.Scopes.Data, "eco city");

    public static IReadOnlyList<OfferedTool> All { get; } = [Me, Users, Projects, Company, Search];

    /// <summary>The name of its field in the form.</summary>
    public string QueryField => $"query-{Name}";
}
