using System.Reflection;
using ProjectsPlugin.Api;
using ProjectsPlugin.AppHost.Settings;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.DemoAssistant;
using ProjectsPlugin.Doctor;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer;

namespace ProjectsPlugin.UnitTests.Docs;

/// <summary>The page of the settings says what the code says.</summary>
public sealed class SettingsPageTests
{
    private const string MadeFromCode = "<!-- What follows is made from the options' comments, limits and defaults, and compared with them by a test. -->\n";

    private static readonly string Page = Repository.At("docs/settings.md");

    /// <summary>A type of each assembly that reads settings.</summary>
    private static readonly Type[] Programs =
    [
        typeof(PublicUrl), typeof(PostgresSetting), typeof(ApiMarker), typeof(AssistantOptions), typeof(IdentityServerMarker), typeof(AppHostSettings),
        typeof(DoctorCommand),
    ];

    [Test]
    public void The_page_has_every_setting_with_its_default_range_and_meaning()
    {
        var page = File.ReadAllText(Page);
        var expected = page[..(page.IndexOf(MadeFromCode, StringComparison.Ordinal) + MadeFromCode.Length)] + SettingsPage.Text();
        var received = Path.Combine(TestContext.CurrentContext.TestDirectory, "settings.received.md");
        File.WriteAllText(received, expected);

        Assert.That(page, Is.EqualTo(expected), $"Settings changed. If that is meant, approve it: copy {received} to docs/settings.md");
    }

    [Test]
    public void Every_option_says_what_it_means()
    {
        var silent = SettingsPage.Options.SelectMany(group => group.Settings).Where(setting => setting.Meaning.Length == 0).Select(setting => setting.Name);

        Assert.That(silent, Is.Empty, "Give these a summary that says meaning, unit and limits.");
    }

    [Test]
    public void Every_setting_that_is_read_by_its_name_is_on_the_page()
    {
        var page = File.ReadAllText(Page);
        var named = Programs.SelectMany(type => type.Assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string) && field.Name.EndsWith("Setting", StringComparison.Ordinal))
            .Select(field => ((string)field.GetRawConstantValue()!).Replace(":", "__", StringComparison.Ordinal))
            .Distinct()
            .ToArray();

        Assert.That(named, Has.Length.GreaterThan(8));
        Assert.That(named.Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal) && !IsOfAClient(name)), Is.Empty);
    }

    // What each client has stands on the page once.
    private static bool IsOfAClient(string name) =>
        name.StartsWith("Clients__", StringComparison.Ordinal) && name.EndsWith("__ClientId", StringComparison.Ordinal);
}
