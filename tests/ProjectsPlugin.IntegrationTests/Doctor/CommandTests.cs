using ProjectsPlugin.IntegrationTests.AppHost;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Doctor;

/// <summary>The command as an operator types it.</summary>
internal sealed class CommandTests
{
    [Test]
    public async Task Without_an_address_it_looks_at_PUBLIC_URL_with_a_password_from_the_environment()
    {
        using var folder = new DataDir();
        var origin = (await Installation.Shared).PublicUrl.ToString();
        var environment = new Dictionary<string, string?> { ["PUBLIC_URL"] = origin, ["DOCTOR_PASSWORD"] = Installation.DemoPassword };

        var (exitCode, said) = await RunningAppHost.RunAsync(folder, environment, "doctor", "--email", Person.John);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, said);
            Assert.That(said, Does.StartWith($"Looking at {origin} from outside.").And.Contain($"{Person.John} signed in").And.Contain(" 0 failed"));
            Assert.That(said, Does.Not.Contain(Installation.DemoPassword));
            Assert.That(Directory.Exists(folder.Path), Is.False, "it needs no data of its own");
        }
    }

    [TestCase("plugin.example.org", "is 'plugin.example.org', which is not an absolute URL")]
    [TestCase("https://plugin.example.org/mcp", "must be an origin alone")]
    [TestCase("--password=secret", "--password=secret")]
    public async Task What_it_cannot_look_at_it_says(string argument, string expected)
    {
        using var folder = new DataDir();

        var (exitCode, said) = await RunningAppHost.RunAsync(folder, new Dictionary<string, string?>(), "doctor", argument);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(said, Does.Contain(expected));
        }
    }
}
