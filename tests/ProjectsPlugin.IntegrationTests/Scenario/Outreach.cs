using System.Text.Json.Nodes;

namespace ProjectsPlugin.IntegrationTests.Scenario;

/// <summary>
/// "Emily Johnson is a prospective client, could you write an email from myself reaching out about our virtual city
/// project": the facts that an assistant needs for the letter, by MCP's tools.
/// </summary>
internal static class Outreach
{
    /// <param name="call">Calls a tool with JSON arguments and returns the record.</param>
    public static async Task AssertFactsAsync(Func<string, string, Task<JsonNode>> call)
    {
        var me = await call("get_me", "{}");
        var people = (await call("get_users", """{"query":"Emily Johnson"}"""))["users"]!.AsArray();
        var projects = (await call("get_projects", """{"query":"virtual city"}"""))["projects"]!.AsArray();
        var project = await call("get_project", $$"""{"id":{{projects[0]!["id"]}}}""");
        var company = await call("get_company", "{}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                ((string?)me["name"], (string?)me["company"], (string?)me["email"]), Is.EqualTo(("Alec Parkes", "Example Company", "user3@example.com")));
            Assert.That(
                people.Select(person => ((string?)person!["name"], (string?)person["email"], (string?)person["company"])),
                Is.EqualTo(new[] { ("Emily Johnson", "user2@example.com", "Example Client") }));
            Assert.That(projects.Select(found => (string?)found!["name"]), Is.EqualTo(new[] { "Virtual Eco-City Simulation" }));
            Assert.That((string?)project["deadline"], Is.EqualTo("2023-08-01"));
            Assert.That(
                project["users"]!.AsArray().Select(user => ((string?)user!["name"], (string?)user["role"])), Is.EqualTo(new[] { ("Alec Parkes", "lead") }));
            Assert.That((string?)company["writingStyle"], Does.Contain("concrete next step"));
        }
    }
}
