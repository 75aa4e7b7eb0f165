using System.Globalization;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Mcp.Records;

/// <summary>Records as a text for a model, in which the company's words are quoted and only the labels are ours.</summary>
internal static class RecordText
{
    public static string Of(ProjectWithUsers project) => Of(
        ("Project", new RecordId(RecordKind.Project, project.Id).ToString()),
        ("Name", project.Name),
        ("Description", project.Description),
        ("Deadline", Deadline.Of(project)?.ToString()),
        ("People", string.Join('\n', project.Users.Select(member => $"{member.Name} ({new RecordId(RecordKind.User, member.Id)}): {member.Role}"))),
        ("Details", project.Details),
        ("Address", project.Url),
        ("Source", project.Source),
        ("As of", project.AsOf?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)));

    public static string Of(UserItem user) => Of(
        ("Person", new RecordId(RecordKind.User, user.Id).ToString()),
        ("Name", user.Name),
        ("Email", user.Email),
        ("Company", user.Company));

    public static string Of(CompanyFacts company) => Of(
        ("Company", RecordId.Company.ToString()),
        ("Name", company.Name),
        ("About", company.About),
        ("Website", company.Website),
        ("Contact", company.ContactEmail),
        ("Writing style", company.WritingStyle));

    /// <summary>What is not known has no label either.</summary>
    private static string Of(params (string Label, string? Value)[] fields) =>
        $"{Quote.Explanation}\n\n{string.Join('\n', from field in fields where field.Value is not null select $"{field.Label}:\n{Quote.Of(field.Value)}")}";
}
