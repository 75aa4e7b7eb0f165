using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Doctor;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.DemoAssistant;

/// <summary>Metadata that is not what it should be.</summary>
internal sealed class DiscoveryTests
{
    private const string Foreign = "https://evil.example/";

    private static IEnumerable<TestCaseData> Documents()
    {
        yield return Of("another authorization server", "An address leads elsewhere",
            answer => Change(answer, Paths.ProtectedResourceMetadataOfMcp, json => json["authorization_servers"] = new JsonArray(Foreign)));
        yield return Of("another authorization endpoint", "An address leads elsewhere",
            answer => Change(answer, Paths.AuthorizationServerMetadata, json => json["authorization_endpoint"] = Foreign));
        yield return Of("another registration endpoint", "An address leads elsewhere",
            answer => Change(answer, Paths.AuthorizationServerMetadata, json => json["registration_endpoint"] = Foreign));
        yield return Of("another issuer", "The assistant does not find the sign-in page",
            answer => Change(answer, Paths.AuthorizationServerMetadata, json => json["issuer"] = Foreign));
        yield return Of("another resource", "The assistant does not find the sign-in page",
            answer => Change(answer, Paths.ProtectedResourceMetadataOfMcp, json => json["resource"] = Foreign));
        yield return Of("no challenge", "The assistant does not find the sign-in page", answer => answer.Headers.Remove("WWW-Authenticate"));
        yield return Of("no JSON", "The assistant does not find the sign-in page",
            answer => ChangeText(answer, Paths.AuthorizationServerMetadata, "<html>Sign in to the network</html>"));
        yield return Of("too much", "Nobody answered the assistant",
            answer => ChangeText(answer, Paths.ProtectedResourceMetadataOfMcp, new string('x', 600_000)));
        yield return Of("a registration that is refused", "The assistant was not registered", answer =>
        {
            if (answer.Path == Paths.Register)
                (answer.Status, answer.Text) = (400, """{"error":"invalid_redirect_uri"}""");
        });

        static TestCaseData Of(string name, string title, Action<ProxiedResponse> change) => new TestCaseData(title, change).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Documents))]
    [Property("Checklist", 33)]
    public async Task A_wrong_document_ends_the_discovery_and_is_shown(string title, Action<ProxiedResponse> change)
    {
        Installation? behind = null;
        await using var front = await RewritingProxy.StartAsync(() => behind!, change);
        await using var installation = await DemoAssistantPages.InstallAsync(new() { ["Assistant:GatewayUrl"] = front.Address.ToString() });
        behind = installation;
        using var client = installation.CreateClient();
        var form = Person.Form.Read(await client.GetStringAsync(new Uri(Paths.Try, UriKind.Relative)));

        using var answer = await client.PostAsync(new Uri(Paths.Try, UriKind.Relative),
            new FormUrlEncodedContent(form.Hidden.Select(field => KeyValuePair.Create(field.Key, field.Value[0]))));
        var page = await answer.Content.ReadAsStringAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Headers.Location, Is.Null);
            Assert.That(page, Does.Contain($"<h1>{title}</h1>").And.Contain("1. Asked the address that a person types"));
        }
    }

    private static void Change(ProxiedResponse answer, string path, Action<JsonNode> change)
    {
        if (answer.Path == path)
            answer.ChangeJson(change);
    }

    private static void ChangeText(ProxiedResponse answer, string path, string text)
    {
        if (answer.Path == path)
            answer.Text = text;
    }
}
