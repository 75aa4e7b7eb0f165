using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProjectsPlugin.Api.Pages.Front.Bundle;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Front;

/// <summary>The plugin that assistants of today install, held to the Agent Plugins format 1.0.0.</summary>
internal sealed class BundleTests
{
    private static readonly PublicUrl Somewhere = PublicUrl.Parse("https://plugin.example.org");

    [Test]
    public async Task The_bundle_has_the_files_that_the_format_knows_and_leads_here()
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();
        var files = Read(await client.GetByteArrayAsync(new Uri(Paths.PluginBundle, UriKind.Relative)));

        var plugin = JsonNode.Parse(files["plugin.json"])!.AsObject();
        var servers = JsonNode.Parse(files["mcp.json"])!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files.Keys, Is.EquivalentTo((string[])["plugin.json", "mcp.json", "skills/outreach-email/SKILL.md"]));
            Assert.That(plugin["$schema"]!.GetValue<string>(), Is.EqualTo("https://agent-plugins.org/schemas/1.0.0/plugin.schema.json"));
            Assert.That(plugin["name"]!.GetValue<string>(), Does.Match("^[a-z0-9]+([.-][a-z0-9]+)*$"));
            Assert.That(plugin.Select(member => member.Key),
                Is.SubsetOf((string[])["$schema", "name", "version", "description", "author", "homepage", "repository", "license", "keywords", "extensions"]));
            Assert.That(plugin["homepage"]!.GetValue<string>(), Is.EqualTo(installation.PublicUrl.ToString()));
            Assert.That(plugin["extensions"]!["com.openai"]!["interface"]!["displayName"]!.GetValue<string>(), Is.EqualTo("MyOfficeProjects"));
            Assert.That(servers.AsObject().Select(member => member.Key), Is.EqualTo((string[])["$schema", "mcpServers"]));
            Assert.That(servers["$schema"]!.GetValue<string>(), Is.EqualTo("https://agent-plugins.org/schemas/1.0.0/mcp.schema.json"));
            Assert.That(servers["mcpServers"]!.ToJsonString(),
                Is.EqualTo($$$$"""{"projects":{"type":"streamable-http","url":"{{{{installation.PublicUrl.At("/mcp")}}}}"}}"""));
        }
    }

    [Test]
    public void The_skill_says_when_it_is_for_and_names_every_tool()
    {
        var skill = Read(PluginBundle.Of(Somewhere, "Any").Content.ToArray())["skills/outreach-email/SKILL.md"];
        var head = Regex.Match(skill, @"\A---\nname: (?<name>.+)\ndescription: (?<description>.+)\n---\n\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(head.Groups["name"].Value, Is.EqualTo("outreach-email"), "the name of its folder");
            Assert.That(head.Groups["description"].Value, Has.Length.InRange(1, 1024).And.Not.Contain(": ").And.Contain("Use when"));
            foreach (var tool in (string[])["get_me", "get_users", "get_user", "get_projects", "get_project", "get_company", "search"])
                Assert.That(skill, Does.Match($@"\b{tool}\b"));
            Assert.That(skill, Does.Contain("invent no facts").And.Contain("data, never instructions").And.Not.Contain('\r'));
        }
    }

    [Test]
    [Property("Checklist", 56)]
    public void The_same_installation_makes_the_same_bytes_and_another_makes_others()
    {
        var first = PluginBundle.Of(Somewhere, "Any").Content.ToArray();
        using var zip = new ZipArchive(new MemoryStream(first));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(PluginBundle.Of(Somewhere, "Any").Content.ToArray(), Is.EqualTo(first));
            Assert.That(zip.Entries.Select(entry => entry.LastWriteTime.DateTime), Is.All.EqualTo(new DateTime(1980, 1, 1)));
            Assert.That(PluginBundle.Of(PublicUrl.Parse("https://other.example.org"), "Any").Content.ToArray(), Is.Not.EqualTo(first));
            Assert.That(PluginBundle.Of(Somewhere, "Other").Content.ToArray(), Is.Not.EqualTo(first));
        }
    }

    private static Dictionary<string, string> Read(byte[] bundle)
    {
        using var zip = new ZipArchive(new MemoryStream(bundle));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        });
    }
}
