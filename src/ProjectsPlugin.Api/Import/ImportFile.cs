using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Import;

/// <summary>What a file says, cleaned and checked as far as that goes without a database.</summary>
internal sealed record ImportFile
{
    public CompanyProfile? Company { get; set; }

    public List<Project> Projects { get; } = [];

    public List<User> Users { get; } = [];

    /// <summary>How messages name each of <see cref="Users"/>, in the same order.</summary>
    public List<string> UserRecords { get; } = [];

    public List<ProjectUser> ProjectUsers { get; } = [];

    public ImportProblems Problems { get; } = new();
}
