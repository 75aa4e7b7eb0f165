using System.IO.Compression;
using System.Net;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;

namespace ProjectsPlugin.IntegrationTests.Hosting;

/// <summary>What is sent compressed, and what never is, because its length would tell of a secret in it (BREACH).</summary>
internal sealed class CompressionTests
{
    private static readonly string[] Documents =
    [
        Paths.AuthorizationServerMetadata, Paths.OpenIdConfiguration, Paths.Jwks, Paths.Stylesheet, Paths.Icon,
        Paths.ProtectedResourceMetadata, Paths.ProtectedResourceMetadataOfMcp, Paths.Manifest,
        Paths.OpenApiYaml, Paths.OpenApiJson, Paths.Script, Paths.Robots,
    ];

    private static readonly string[] Pages =
        ["/browse/projects/3", "/browse", "/browse/nowhere", Paths.Connected, Paths.Account, "/auth/sign-out", Paths.Front, Paths.Try, Paths.Legal];

    private static readonly string[] WithSecrets =
    [
        "GET /auth/sign-in", "POST /auth/sign-in", "GET /auth/consent", "GET /auth/connected", "POST /auth/register",
        "POST /auth/token", "POST /auth/oauth_exchange", "GET /auth/userinfo", "GET /browse/projects/3", "GET /projects", "GET /me", "POST /mcp",
    ];

    private static readonly string[] NotCompressible = [Paths.Logo, Paths.PluginBundle, Paths.Favicon, Paths.Legal, Paths.Front];

    [Test]
    public async Task A_document_is_the_same_however_it_is_sent([ValueSource(nameof(Documents))] string path)
    {
        using var plain = await AskAsync(path, null);
        var content = await plain.Content.ReadAsByteArrayAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain.Content.Headers.ContentEncoding, Is.Empty);
            Assert.That(plain.Headers.Vary, Does.Contain("Accept-Encoding"));
            foreach (var (accepted, expected) in new[] { ("br, gzip", "br"), ("gzip, deflate", "gzip"), ("br;q=0, gzip;q=0.5", "gzip") })
            {
                using var answer = await AskAsync(path, accepted);
                using var head = await AskAsync(path, accepted, HttpMethod.Head);
                using var again = await AskAsync(path, accepted, tag: answer.Headers.ETag!.ToString());

                Assert.That(answer.Content.Headers.ContentEncoding, Is.EqualTo((string[])[expected]));
                Assert.That(await DecompressAsync(answer), Is.EqualTo(content));
                Assert.That(answer.Headers.Vary, Does.Contain("Accept-Encoding"));
                // A strong one would say that the bytes are the same (RFC 9110, section 8.8.1).
                Assert.That((answer.Headers.ETag.IsWeak, answer.Headers.ETag), Is.EqualTo((true, plain.Headers.ETag)));
                Assert.That((head.StatusCode, head.Headers.ETag), Is.EqualTo((HttpStatusCode.OK, plain.Headers.ETag)));
                Assert.That(head.Content.Headers.ContentLength, Is.Null);
                Assert.That(head.Content.Headers.ContentEncoding, Is.EqualTo(answer.Content.Headers.ContentEncoding));
                Assert.That((again.StatusCode, again.Headers.ETag), Is.EqualTo((HttpStatusCode.NotModified, plain.Headers.ETag)));
                Assert.That(again.Headers.Vary, Does.Contain("Accept-Encoding"));
            }
        }
    }

    [Test]
    public async Task What_is_a_page_or_packed_already_is_not_compressed([ValueSource(nameof(NotCompressible))] string path)
    {
        using var answer = await AskAsync(path, "br, gzip");

        Assert.That((answer.StatusCode, answer.Content.Headers.ContentEncoding.Count), Is.EqualTo((HttpStatusCode.OK, 0)));
    }

    [Test]
    public async Task The_way_of_a_sign_in_pages_tokens_and_data_are_never_compressed()
    {
        var origin = new CompressingOrigin(await Installation.Shared);
        using var assistant = await PublicAssistant.RegisterAsync(origin);
        var tokens = await assistant.SignInAsync();
        using var older = new Assistant(origin, ConfiguredClient.ChatGptPlugin, Assistant.Plugin(await Installation.Shared).RedirectUri);
        var granted = await older.SignInAsync("openid email projects users me company");
        foreach (var path in (string[])["/projects", "/projects/3", "/users", "/me", "/company", Paths.UserInfo, "/nowhere"])
            (await older.CallAsync(path, granted.AccessToken)).Dispose();
        (await older.CallAsync("/me", null)).Dispose();
        await older.RefreshAsync(granted.RefreshToken!);
        using var mcp = new McpCaller(origin, tokens.AccessToken, McpCaller.Newest);
        await mcp.CallAsync("get_me");
        await mcp.AskAsync("tools/list");
        using var person = new Person(origin);
        foreach (var path in Pages)
            (await person.OpenAsync(path)).Dispose();
        (await older.RevokeAsync(granted.RefreshToken!)).Dispose();

        var compressed = origin.Answers.Where(answer => answer.Encoding.Length > 0).Select(answer => answer.Call).Distinct();
        var asked = origin.Answers.Select(answer => answer.Call).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(compressed, Is.EqualTo((string[])[$"GET {Paths.AuthorizationServerMetadata}"]));
            foreach (var call in WithSecrets)
                Assert.That(asked, Does.Contain(call));
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(string path, string? encodings, HttpMethod? method = null, string? tag = null)
    {
        using var client = (await Installation.Shared).CreateClient();
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (encodings is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await client.SendAsync(request);
    }

    private static async Task<byte[]> DecompressAsync(HttpResponseMessage answer)
    {
        var sent = await answer.Content.ReadAsStreamAsync();
        var isBrotli = answer.Content.Headers.ContentEncoding.Contains("br");
        await using Stream content = isBrotli ? new BrotliStream(sent, CompressionMode.Decompress) : new GZipStream(sent, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole);
        return whole.ToArray();
    }
}
