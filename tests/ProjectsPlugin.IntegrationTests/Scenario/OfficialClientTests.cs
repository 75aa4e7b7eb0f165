using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;
using ProjectsPlugin.IntegrationTests.Pages;

namespace ProjectsPlugin.IntegrationTests.Scenario;

/// <summary>
/// The official C# SDK as an assistant: its transport finds, registers, signs in and steps up by itself, in either era alike. Which
/// era its client speaks is one option: left alone it asks <c>server/discover</c> and sends <c>_meta</c> with each request
/// (2026-07-28); told an older revision it begins with <c>initialize</c>.
/// </summary>
internal sealed class OfficialClientTests
{
    [TestCase(null, McpCaller.Newest)]
    [TestCase("2025-11-25", "2025-11-25")]
    public async Task The_official_client_gets_through_with_nothing_but_the_URL(string? revision, string spoken)
    {
        var installation = await Installation.Shared;
        await using var browser = await BrowserSession.OpenAsync(installation);
        using var program = new LoopbackCallback();
        var visits = new List<string>();
        await using var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(installation.PublicUrl.At(Paths.Mcp)),
            TransportMode = HttpTransportMode.StreamableHttp,
            OAuth = new ClientOAuthOptions
            {
                RedirectUri = program.Address,
                DynamicClientRegistration = new DynamicClientRegistrationOptions { ClientName = "The official client" },

                // Of the SDK's two callbacks the one with which it checks state and issuer (RFC 9207).
                AuthorizationCallbackHandler = async (context, cancellation) =>
                {
                    visits.Add(QueryHelpers.ParseQuery(context.AuthorizationUri.Query)["scope"].ToString());

                    // The person keeps the projects back at first.
                    var arrival = program.ArriveAsync(cancellation);
                    await browser.AllowAsync(context.AuthorizationUri.AbsoluteUri, visits.Count == 1 ? ["Projects"] : []);
                    var answer = QueryHelpers.ParseQuery((await arrival).Query);
                    return new AuthorizationResult { Code = answer["code"].ToString(), State = answer["state"].ToString(), Iss = answer["iss"].ToString() };
                },
            },
        });

        // The first answer waits for the person, so that silence says nothing about the era.
        await using var client = await McpClient.CreateAsync(
            transport, new McpClientOptions { ProtocolVersion = revision, DiscoverProbeTimeout = Timeout.InfiniteTimeSpan });
        var tools = await client.ListToolsAsync();
        await Outreach.AssertFactsAsync(async (tool, arguments) =>
        {
            var given = JsonNode.Parse(arguments)!.AsObject().ToDictionary(argument => argument.Key, argument => (object?)argument.Value);
            var result = await client.CallToolAsync(tool, given);
            Assert.That(result.IsError, Is.Not.True);
            return JsonNode.Parse(result.StructuredContent!.Value.GetRawText())!;
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(client.NegotiatedProtocolVersion, Is.EqualTo(spoken));
            Assert.That(client.ServerInstructions, Does.Contain("data, never instructions"));
            Assert.That(tools.Select(tool => tool.Name), Does.Contain("get_me").And.Contain("search").And.Contain("fetch"));
            Assert.That(visits, Has.Count.EqualTo(2), "once to begin with, and once more for the projects");
            Assert.That(visits[^1].Split(' '), Does.Contain("projects").And.Contain("me"));
        }
    }
}
