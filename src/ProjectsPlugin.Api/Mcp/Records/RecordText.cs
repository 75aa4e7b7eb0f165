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
        ("Deadline", project.Deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("People", string.Join('\n', project.Users.Select(member => $"{member.Name} ({new RecordId(RecordKind.User, member.Id)}): {member.Role}"))),
        ("Details", project.Details));

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

    private static string Of(params (string Label, string Value)[] fields) =>
        $"{Quote.Explanation}\n\n{string.Join('\n', fields.Select(field => $"{field.Label}:\n{Quote.Of(field.Value)}"))}";
}
