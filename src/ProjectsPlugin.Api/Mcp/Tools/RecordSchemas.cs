using System.Text.Json.Nodes;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>The records as tools answer them.</summary>
internal static class RecordSchemas
{
    public static JsonObject Project { get; } = Schema.Object(ProjectMembers());

    public static JsonObject ProjectWithUsers { get; } = Schema.Object([.. ProjectMembers(), new Schema.Member("users", Schema.List(
        "The people related to the project, by number.",
        Schema.Object(
            new Schema.Member("id", Id("The person's number, for get_user.")),
            new Schema.Member("name", Schema.Text("The person's name.", User.NameLength)),
            new Schema.Member("role", Schema.Text("What the person does in the project.", ProjectUser.RoleLength))),
        Projects.Project.MaxPeople))]);

    public static JsonObject Person { get; } = Schema.Object(
        new Schema.Member("id", Id("The person's number, for get_user.")),
        new Schema.Member("name", Schema.Text("The person's name.", User.NameLength)),
        new Schema.Member("email", Schema.Text("The person's e-mail address.", User.EmailLength)),
        new Schema.Member("company", Schema.Text("The company that the person works for.", User.CompanyLength)));

    public static JsonObject CompanyFacts { get; } = Schema.Object(
        new Schema.Member("name", Schema.Text("What the company is called.", CompanyProfile.NameLength)),
        new Schema.Member("about", Schema.Text("What the company does.", CompanyProfile.AboutLength)),
        new Schema.Member("website", Schema.Text("The company's website.", CompanyProfile.WebsiteLength)),
        new Schema.Member("contactEmail", Schema.Text("Where people write to the company.", CompanyProfile.ContactEmailLength)),
        new Schema.Member("writingStyle", Schema.Text("How texts in the company's name should sound.", CompanyProfile.WritingStyleLength)));

    public static JsonObject Id(string description) => Schema.Whole(description, 1, int.MaxValue);

    private static Schema.Member[] ProjectMembers() =>
    [
        new Schema.Member("id", Id("The project's number, for get_project.")),
        new Schema.Member("name", Schema.Text("What the project is called.", Projects.Project.NameLength)),
        new Schema.Member("description", Schema.Text("The project in a sentence or two.", Projects.Project.DescriptionLength)),
        new Schema.Member("deadline", Schema.Text("The day on which the project is due, as in 2023-08-01; absent if it has none.", 10, 10), Required: false),
        new Schema.Member("deadlinePrecision", Schema.Text(
            "month or quarter, if the project is due sometime in the one that the deadline ends; absent if it is exact to the day.", 10), Required: false),
        new Schema.Member("details", Schema.Text("Everything else about the project; ends in a mark if it had to be cut.", Projects.Project.DetailsLength)),
        new Schema.Member("url", Schema.Text("Where people work on the project; absent if that is not known.", Projects.Project.UrlLength), Required: false),
        new Schema.Member("source", Schema.Text("What the project was copied from; absent if that is not known.", Projects.Project.SourceLength), Required: false),
        new Schema.Member("asOf", Schema.Text("When the project was as it is described here; absent if that is not known.", 40), Required: false),
    ];
}
