using System.Net;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Api;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>What the endpoint says of itself to those who know only its address (RFC 9728).</summary>
[Property("Checklist", 30)]
internal sealed class MetadataTests
{
    [TestCase(Paths.ProtectedResourceMetadata, "")]
    [TestCase(Paths.ProtectedResourceMetadataOfMcp, "/mcp")]
    public async Task The_document_leads_from_the_address_to_the_issuer(string path, string resource)
    {
        var installation = await Installation.Shared;
        using var client = new ApiClient(installation, token: null);

        var document = await client.ReadAsync(path);
        var issuer = await client.ReadAsync(Paths.AuthorizationServerMetadata);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)document["resource"], Is.EqualTo(installation.PublicUrl + resource));
            Assert.That(document["authorization_servers"]!.AsArray().Select(server => (string?)server), Is.EqualTo((string?[])[(string?)issuer["issuer"]]));
            Assert.That(document["scopes_supported"]!.AsArray().Select(scope => (string?)scope), Is.EqualTo((string?[])["projects", "users", "me", "company"]));
            Assert.That(document["bearer_methods_supported"]!.ToJsonString(), Is.EqualTo("""["header"]"""));
            Assert.That((string?)document["resource_name"], Is.EqualTo("MyOfficeProjects"));
        }
    }

    [TestCase(Paths.ProtectedResourceMetadata)]
    [TestCase(Paths.ProtectedResourceMetadataOfMcp)]
    public async Task A_client_in_any_browser_can_read_and_keep_it(string path)
    {
        using var client = (await Installation.Shared).CreateClient();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri(path, UriKind.Relative));
        preflight.Headers.Add("Origin", "http://localhost:6274");
        preflight.Headers.Add("Access-Control-Request-Method", "GET");
        preflight.Headers.Add("Access-Control-Request-Headers", "mcp-protocol-version");
        using var read = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        read.Headers.Add("Origin", "http://localhost:6274");

        using var allowed = await client.SendAsync(preflight);
        using var answer = await client.SendAsync(read);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(allowed.Headers.GetValues("Access-Control-Allow-Headers"), Is.EqualTo((string[])["mcp-protocol-version"]));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo((string[])["*"]));
            Assert.That(answer.Headers.CacheControl?.Public, Is.True);
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
        }
    }

    [Test]
    public async Task The_endpoint_is_no_part_of_the_rest_document()
    {
        using var client = new ApiClient(await Installation.Shared, token: null);

        var document = await client.ReadAsync(Paths.OpenApiJson);

        Assert.That(document["paths"]!.AsObject().Select(path => path.Key), Has.None.Contains("mcp").And.None.Contains("oauth-protected"));
    }
}
