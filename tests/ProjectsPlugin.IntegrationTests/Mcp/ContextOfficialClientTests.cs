using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>Prompts, completions and resources as the official C# client has them, which writes addresses and errors its own way.</summary>
internal sealed class ContextOfficialClientTests
{
    [TestCase(null)]
    [TestCase("2025-11-25")]
    public async Task The_official_client_completes_the_names_gets_the_prompt_and_reads_the_records(string? revision)
    {
        var installation = await Installation.Shared;
        await using var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(installation.PublicUrl.At(Paths.Mcp)),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {await McpCaller.TokenAsync(installation)}" },
        });
        await using var client = await McpClient.CreateAsync(transport, new McpClientOptions { ProtocolVersion = revision });

        var prompt = (await client.ListPromptsAsync()).Single();
        var person = await client.CompleteAsync(new PromptReference { Name = prompt.Name }, "person", "emi");
        var project = await client.CompleteAsync(new PromptReference { Name = prompt.Name }, "project", "virt");
        var letter = await prompt.GetAsync(new Dictionary<string, object?>
        {
            ["person"] = person.Completion.Values[0],
            ["project"] = project.Completion.Values[0],
        });
        var template = (await client.ListResourceTemplatesAsync()).Single();
        var id = await client.CompleteAsync(new ResourceTemplateReference { Uri = template.UriTemplate }, "id", "virt");
        var byTemplate = await template.ReadAsync(new Dictionary<string, object?> { ["id"] = id.Completion.Values[0] });
        var byAddress = await client.ReadResourceAsync(new Uri("project://3"));
        var company = await (await client.ListResourcesAsync()).Single().ReadAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((TextContentBlock)letter.Messages[0].Content).Text, Does.Contain("> Emily Johnson\n").And.Contain("> Virtual Eco-City Simulation\n"));
            Assert.That(Text(byTemplate), Does.Contain("Virtual Eco-City Simulation").And.EqualTo(Text(byAddress)));
            Assert.That(Text(company), Does.Contain("Example Company"));
            Assert.That(
                async () => await client.ReadResourceAsync("project://77"),
                Throws.InstanceOf<McpProtocolException>().With.Message.Contains("There is no project 77"));
        }
    }

    private static string Text(ReadResourceResult result) => ((TextResourceContents)result.Contents[0]).Text;
}
