using System.Text.Json;
using ProjectsPlugin.DemoAssistant.Tasks;

namespace ProjectsPlugin.DemoAssistant.Runs;

/// <summary>The facts of which a template makes a letter where no model does; each is from a record that a tool answered.</summary>
public sealed record DraftLetter
{
    public required string Sender { get; init; }

    public required string SenderEmail { get; init; }

    public required string Recipient { get; init; }

    public required string RecipientEmail { get; init; }

    public required string Project { get; init; }

    /// <summary>Empty if there is none.</summary>
    public required string ProjectDescription { get; init; }

    /// <summary>Null if the company was not read.</summary>
    public string? Company { get; init; }

    /// <summary>Null if the company was not read.</summary>
    public string? AboutCompany { get; init; }

    /// <summary>From the person who is signed in, to the first person found, about the first project found; null if one of these is missing.</summary>
    public static DraftLetter? Of(IReadOnlyList<RunEvent> found)
    {
        if (Record(found, OfferedTool.Me) is not { } me
            || First(Record(found, OfferedTool.Users), "users") is not { } recipient
            || First(Record(found, OfferedTool.Projects), "projects") is not { } project)
            return null;

        var company = Record(found, OfferedTool.Company);
        return new DraftLetter
        {
            Sender = Text(me, "name"),
            SenderEmail = Text(me, "email"),
            Recipient = Text(recipient, "name"),
            RecipientEmail = Text(recipient, "email"),
            Project = Text(project, "name"),
            ProjectDescription = Text(project, "description"),
            Company = company is { } named ? Text(named, "name") : null,
            AboutCompany = company is { } described ? Text(described, "about") : null,
        };
    }

    private static JsonElement? Record(IReadOnlyList<RunEvent> found, OfferedTool tool) =>
        found.OfType<RunEvent.Found>().FirstOrDefault(answer => answer.Tool == tool.Name)?.Record;

    private static JsonElement? First(JsonElement? page, string list) =>
        page is { } record && record.TryGetProperty(list, out var items) && items.GetArrayLength() > 0 ? items[0] : null;

    private static string Text(JsonElement record, string name) => record.TryGetProperty(name, out var value) ? value.ToString() : "";
}
