using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ProjectsPlugin.UnitTests;

/// <summary>Who may know whom, read from the namespaces that the sources name; docs/architecture.md says why.</summary>
internal sealed partial class DirectionTests
{
    private static readonly string[] Engines =
        ["ProjectsPlugin.IdentityServer.Engines.OpenIddict", "ProjectsPlugin.IdentityServer.Engines.Duende", "OpenIddict", "Duende"];

    /// <summary>The identity server's folders: each knows only those before it.</summary>
    private static readonly string[] IdentityServer =
        ["Data", "Accounts", "Clients", "Grants", "Scim", "Authorize", "Token", "Engines", "Pages", "Commands"];

    /// <summary>The API's folders, in the same way.</summary>
    private static readonly string[] Api =
    [
        "Text", "Paging", "Problems", "Documents", "Visibility", "Auditing", "Revocation", "Authentication", "Users", "Projects", "Me", "Company",
        "Data", "Import", "Plugin", "OpenApi", "Mcp", "Pages",
    ];

    /// <summary>The folders of its pages, in the same way.</summary>
    private static readonly string[] ApiPages = ["Errors", "SignIn", "Browse", "Front", "Legal", "WellKnown"];

    /// <summary>The demo assistant's folders, in the same way.</summary>
    private static readonly string[] DemoAssistant = ["Recording", "Tasks", "Runs", "Protocol", "Agent", "Pages"];

    private static IEnumerable<TestCaseData> Lines()
    {
        yield return Line(
            "Contracts", "", "ProjectsPlugin.Hosting", "ProjectsPlugin.Api", "ProjectsPlugin.IdentityServer", "ProjectsPlugin.DemoAssistant",
            "ProjectsPlugin.Doctor", "Microsoft.");
        yield return Line(
            "Hosting", "", "ProjectsPlugin.Api", "ProjectsPlugin.IdentityServer", "ProjectsPlugin.DemoAssistant", "ProjectsPlugin.Doctor", "OpenIddict",
            "Duende");
        yield return Line("Api", "", "ProjectsPlugin.IdentityServer", "ProjectsPlugin.AppHost", "ProjectsPlugin.Doctor", "OpenIddict", "Duende.IdentityServer");
        yield return Line("IdentityServer", "", "ProjectsPlugin.Api", "ProjectsPlugin.AppHost", "ProjectsPlugin.DemoAssistant", "ProjectsPlugin.Doctor");
        yield return Line(
            "DemoAssistant", "", "ProjectsPlugin.Api", "ProjectsPlugin.IdentityServer", "ProjectsPlugin.AppHost", "ProjectsPlugin.Doctor",
            "Microsoft.EntityFrameworkCore", "Npgsql");
        yield return Line("AppHost", "", "ProjectsPlugin.DemoAssistant");
        yield return Line(
            "Doctor", "", "ProjectsPlugin.Hosting", "ProjectsPlugin.Api", "ProjectsPlugin.IdentityServer", "ProjectsPlugin.DemoAssistant",
            "ProjectsPlugin.AppHost", "Microsoft.");
        yield return Line("IdentityServer", "Pages", "Microsoft.EntityFrameworkCore");
        foreach (var (folder, index) in IdentityServer.Select((folder, index) => (folder, index)))
        {
            var later = IdentityServer[(index + 1)..].Select(name => $"ProjectsPlugin.IdentityServer.{name}");
            yield return Line("IdentityServer", folder, [.. later, .. folder == "Engines" ? [] : Engines]);
        }

        foreach (var (folder, index) in Api.Select((folder, index) => (folder, index)))
            yield return Line("Api", folder, [.. Api[(index + 1)..].Select(name => $"ProjectsPlugin.Api.{name}")]);

        foreach (var (folder, index) in DemoAssistant.Select((folder, index) => (folder, index)))
            yield return Line("DemoAssistant", folder, [.. DemoAssistant[(index + 1)..].Select(name => $"ProjectsPlugin.DemoAssistant.{name}")]);

        foreach (var feature in new[] { "Projects", "Users", "Me", "Company" })
            yield return Line("Api", feature, "Microsoft.EntityFrameworkCore", "Npgsql");

        yield return Line("Api", "Pages", "ProjectsPlugin.Api.Data", "Microsoft.EntityFrameworkCore", "Npgsql");
        foreach (var (folder, index) in ApiPages.Select((folder, index) => (folder, index)))
            yield return Line("Api", $"Pages/{folder}", [.. ApiPages[(index + 1)..].Select(name => $"ProjectsPlugin.Api.Pages.{name}")]);
        foreach (var folder in new[] { "Browse", "Errors", "SignIn" })
            yield return Line("Api", $"Pages/{folder}", "ProjectsPlugin.Api.Plugin", "ProjectsPlugin.Api.Mcp");

        yield return Line("Api", "Mcp", "ProjectsPlugin.Api.Data", "ProjectsPlugin.Api.Pages", "Microsoft.EntityFrameworkCore", "Npgsql");
        foreach (var folder in Api.Except(["Mcp", "Pages"]))
            yield return Line("Api", folder, "ModelContextProtocol");

        static TestCaseData Line(string project, string folder, params string[] strangers) =>
            new TestCaseData(project, folder, strangers).SetArgDisplayNames($"{project}/{folder}");
    }

    [Test]
    public void The_seam_knows_no_engine()
    {
        var seam = Sources("ProjectsPlugin.IdentityServer", "Engines", SearchOption.TopDirectoryOnly);

        var known = seam.SelectMany(file => Known(file).Select(name => (File: Path.GetFileName(file), Name: name)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(seam, Is.Not.Empty);
            Assert.That(known.Where(known => Engines.Any(engine => Begins(known.Name, engine))), Is.Empty);
        }
    }

    [Test]
    public void Every_folder_of_the_identity_server_has_its_place() =>
        Assert.That(Folders("IdentityServer").Except(["Properties", "wwwroot"]), Is.EquivalentTo(IdentityServer));

    [Test]
    public void Every_folder_of_the_API_has_its_place() => Assert.That(Folders("Api").Except(["Properties", "wwwroot"]), Is.EquivalentTo(Api));

    [Test]
    public void Every_folder_of_the_API_s_pages_has_its_place() => Assert.That(Folders("Api/Pages"), Is.EquivalentTo(ApiPages));

    [Test]
    public void Every_folder_of_the_demo_assistant_has_its_place() => Assert.That(Folders("DemoAssistant"), Is.EquivalentTo(DemoAssistant));

    [TestCaseSource(nameof(Lines))]
    public void A_folder_knows_only_those_it_may_know(string project, string folder, string[] strangers)
    {
        var files = Sources($"ProjectsPlugin.{project}", folder);

        var known = files.SelectMany(file => Known(file).Select(name => (File: Path.GetFileName(file), Name: name)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files, Is.Not.Empty);
            Assert.That(known.Where(known => strangers.Any(stranger => Begins(known.Name, stranger))), Is.Empty);
        }
    }

    private static bool Begins(string name, string stranger) =>
        name == stranger || name.StartsWith(stranger.TrimEnd('.') + '.', StringComparison.Ordinal);

    private static IEnumerable<string> Known(string file) =>
        Namespaces().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value);

    private static List<string> Folders(string project, [CallerFilePath] string here = "") =>
        [.. Directory.EnumerateDirectories(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src", $"ProjectsPlugin.{project}"))
            .Select(folder => Path.GetFileName(folder)).Where(folder => folder is not ("bin" or "obj"))
            .Where(folder => Sources($"ProjectsPlugin.{project}", folder).Count > 0)];

    private static List<string> Sources(string project, string folder, SearchOption depth = SearchOption.AllDirectories, [CallerFilePath] string here = "")
    {
        var root = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src", project, folder);
        return [.. Directory.EnumerateFiles(root, "*.*", depth)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".razor")
            .Where(file => !Generated().IsMatch(file))];
    }

    // What a file's own line declares does not count; what stands in the code with its whole name does.
    [GeneratedRegex(
        @"^\s*@?using\s+(static\s+)?([A-Za-z]+\s*=\s*)?(?<name>[A-Z][\w.]*)|(?<!namespace\s|[\w.""])(?<name>ProjectsPlugin\.[A-Z][\w.]*)",
        RegexOptions.Multiline)]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"[\\/](obj|bin|Migrations)[\\/]")]
    private static partial Regex Generated();
}
