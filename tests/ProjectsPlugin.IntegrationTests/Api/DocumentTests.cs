using System.Buffers.Binary;
using System.Net;
using System.Text.Json.Nodes;
using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>What an assistant is installed from.</summary>
internal sealed class DocumentTests
{
    private static readonly string Approved = Path.Combine(TestContext.CurrentContext.TestDirectory, "Api", "openapi.approved.yaml");

    [Test]
    [Property("Checklist", 56)]
    public async Task The_openapi_document_is_the_approved_one()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        var settings = new Dictionary<string, string?> { [PublicUrl.Setting] = "http://localhost:8080", ["ConnectionStrings:Postgres"] = database };
        await using var host = new HostUnderTest<ApiMarker>(settings, clock: null, Microsoft.Extensions.Logging.LogLevel.Information, new CapturedLogs());
        using var client = new HttpClient { BaseAddress = host.Start() };

        var document = await client.GetStringAsync(new Uri(Paths.OpenApiYaml, UriKind.Relative));

        Assert.That(document, Is.EqualTo(await File.ReadAllTextAsync(Approved)),
            "The document that assistants are given changed. If that is meant, approve it: PUBLIC_URL=http://localhost:8080 "
                + "dotnet run --project src/ProjectsPlugin.Api -- openapi --yaml > tests/ProjectsPlugin.IntegrationTests/Api/openapi.approved.yaml");
    }

    [Test]
    public async Task The_examples_of_the_openapi_document_work_all_together()
    {
        using var client = await ApiClient.OpenAsync();
        var document = await client.ReadAsync(Paths.OpenApiJson);

        using (Assert.EnterMultipleScope())
            foreach (var (path, item) in document["paths"]!.AsObject())
            {
                var operation = item!["get"]!;
                var (address, query) = (path, new List<string>());
                foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                {
                    var (name, example) = ((string)parameter!["name"]!, parameter["example"]?.ToString());
                    Assert.That(example, Is.Not.Null, $"{path} {name}");
                    if ((string?)parameter["in"] == "path")
                        address = address.Replace($"{{{name}}}", example, StringComparison.Ordinal);
                    else
                        query.Add($"{name}={Uri.EscapeDataString(example ?? "")}");
                }

                var answer = await client.ReadAsync($"{address}?{string.Join('&', query)}");

                Assert.That(answer is JsonArray list ? list.Count : answer.AsObject().Count, Is.Positive, path);
                Assert.That((string?)operation["description"], Is.Not.Null.And.Not.Empty, path);
            }
    }

    [Test]
    public async Task The_openapi_document_says_its_licence_and_not_what_wrote_it()
    {
        using var client = await ApiClient.OpenAsync();
        var document = await client.ReadAsync(Paths.OpenApiJson);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)document["info"]!["license"]!["name"], Is.EqualTo("Apache-2.0"));
            Assert.That(document.ToJsonString(), Does.Not.Contain("NSwag").And.Not.Contain("x-generator"));
        }
    }

    [Test]
    public async Task The_manifest_has_every_field()
    {
        var installation = await Installation.Shared;
        using var client = new ApiClient(installation, null);

        var manifest = await client.ReadAsync(Paths.Manifest);
        var document = installation.PublicUrl.At("/openapi.yaml");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(manifest["schema_version"]!.GetValue<string>(), Is.EqualTo("v1"));
            Assert.That(manifest["name_for_human"]!.GetValue<string>(), Is.EqualTo("MyOfficeProjects"));
            Assert.That(manifest["name_for_model"]!.GetValue<string>(), Is.EqualTo("projects"));
            Assert.That(manifest["auth"]!["type"]!.GetValue<string>(), Is.EqualTo("oauth"));
            Assert.That(manifest["auth"]!["client_url"]!.GetValue<string>(), Is.EqualTo(installation.PublicUrl.At("/oauth")));
            Assert.That(manifest["auth"]!["authorization_url"]!.GetValue<string>(), Is.EqualTo(installation.PublicUrl.At("/auth/oauth_exchange")));
            Assert.That(manifest["auth"]!["authorization_content_type"]!.GetValue<string>(), Is.EqualTo("application/json"));
            Assert.That(manifest["auth"]!["verification_tokens"]!["openai"]!.GetValue<string>(), Is.Empty);
            Assert.That(manifest["api"]!.ToJsonString(), Is.EqualTo(
                $$"""{"type":"openapi","url":"{{document}}","is_user_authenticated":true,"has_user_authentication":true}"""));
            Assert.That(manifest["logo_url"]!.GetValue<string>(), Is.EqualTo(installation.PublicUrl.At("/logo.png")));
            Assert.That(manifest["contact_email"]!.GetValue<string>(), Is.EqualTo($"support@{installation.PublicUrl.Host}"));
        }
    }

    [Test]
    public async Task Name_and_verification_token_change_while_the_host_runs_and_a_bad_file_is_refused()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, "{}");
        var database = await PostgresServer.CreateDatabaseAsync();
        var settings = new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = "http://localhost:8080",
            ["ConnectionStrings:Postgres"] = database,
            ["SETTINGS_FILE"] = file,
        };
        var logs = new CapturedLogs();
        await using var host = new HostUnderTest<ApiMarker>(settings, clock: null, Microsoft.Extensions.Logging.LogLevel.Information, logs);
        using var client = new HttpClient { BaseAddress = host.Start() };
        async Task<JsonNode> ManifestAsync() => JsonNode.Parse(await client.GetStringAsync(new Uri(Paths.Manifest, UriKind.Relative)))!;
        async Task<string> TokenAsync() => (await ManifestAsync())["auth"]!["verification_tokens"]!["openai"]!.GetValue<string>();

        await File.WriteAllTextAsync(file, """{"Plugin":{"NameForHuman":"Smith & Sons","VerificationTokens":{"openai":"abc123"}}}""");
        Assert.That(TokenAsync, Is.EqualTo("abc123").After(20_000, 100));
        Assert.That(await client.GetStringAsync(new Uri(Paths.Legal, UriKind.Relative)), Does.Contain(">Smith &amp; Sons</a>"));
        await File.WriteAllTextAsync(file, """{"Plugin":{"NameForModel":"not allowed!","VerificationTokens":{"openai":"other"}}}""");
        Assert.That(() => logs.Text, Does.Contain("Plugin__NameForModel").After(20_000, 100));

        Assert.That(await TokenAsync(), Is.EqualTo("abc123"));
        File.Delete(file);
    }

    [TestCase(Paths.Manifest, "application/json")]
    [TestCase(Paths.OpenApiYaml, "application/yaml")]
    [TestCase(Paths.OpenApiJson, "application/json")]
    [TestCase(Paths.Logo, "image/png")]
    [TestCase(Paths.PluginBundle, "application/zip")]
    public async Task A_document_is_cacheable_and_open_to_chatgpt(string path, string type)
    {
        using var client = new ApiClient(await Installation.Shared, null);
        using var answer = await client.GetAsync(path, headers: ("Origin", "https://chatgpt.com"));
        using var again = await client.GetAsync(path, headers: ("If-None-Match", answer.Headers.ETag!.ToString()));
        using var stranger = await client.GetAsync(path, headers: ("Origin", "https://attacker.example"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
            Assert.That(answer.Headers.CacheControl?.Public, Is.True);
            Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo((string[])["https://chatgpt.com"]));
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(again.Headers.Vary, Does.Contain("Origin"));
            Assert.That(stranger.Headers.Contains("Access-Control-Allow-Origin"), Is.False);
        }
    }

    [Test]
    public async Task The_logo_is_a_picture_of_512_by_512()
    {
        using var client = new ApiClient(await Installation.Shared, null);
        using var answer = await client.GetAsync(Paths.Logo);
        var picture = await answer.Content.ReadAsByteArrayAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(picture[..8], Is.EqualTo((byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]));
            Assert.That(BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), Is.EqualTo(512));
            Assert.That(BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20)), Is.EqualTo(512));
        }
    }
}
