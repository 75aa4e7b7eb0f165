using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Scenario;

internal sealed class VirtualCityTests
{
    [Test]
    public async Task From_the_manifest_to_the_facts_for_the_letter()
    {
        await using var installation = await Installation.StartAsync();
        using var scenario = new VirtualCity(installation, installation.ChatGptPlugin, Installation.DemoPassword);

        await scenario.PlayAsync();
    }
}
