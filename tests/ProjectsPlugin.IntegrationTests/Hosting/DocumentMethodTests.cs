using System.Net;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Hosting;

/// <summary>How documents of either host are asked for by programs that do more than GET: caches, monitors, link checkers.</summary>
internal sealed class DocumentMethodTests
{
    private static readonly string[] Engine = [Paths.AuthorizationServerMetadata, Paths.OpenIdConfiguration, Paths.Jwks];

    private static readonly string[] Cached =
    [
        .. Engine, Paths.Stylesheet, Paths.Icon, Paths.ProtectedResourceMetadata, Paths.ProtectedResourceMetadataOfMcp,
        Paths.Manifest, Paths.OpenApiYaml, Paths.OpenApiJson, Paths.Logo, Paths.Script, Paths.Favicon, Paths.Robots,
    ];

    private static readonly string[] Read = [.. Cached, Paths.Front, Paths.Legal, Paths.PluginBundle, Paths.HealthLive, Paths.HealthReady];

    private static readonly string[] All = [.. Read, "/auth/sign-in", Paths.Try];

    [TestCaseSource(nameof(All))]
    public async Task HEAD_is_GET_without_the_body(string path)
    {
        using var client = (await Installation.Shared).CreateClient();

        using var get = await client.GetAsync(path);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
            Assert.That(head.Content.Headers.ContentType, Is.EqualTo(get.Content.Headers.ContentType));
            Assert.That(head.Headers.ETag, Is.EqualTo(get.Headers.ETag));
            Assert.That(head.Headers.CacheControl, Is.EqualTo(get.Headers.CacheControl));
        }
    }

    [TestCaseSource(nameof(Cached))]
    public async Task A_cache_that_has_a_document_is_told_so(string path)
    {
        using var client = (await Installation.Shared).CreateClient();
        using var first = await client.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag?.ToString());

        using var answer = await client.SendAsync(again);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Headers.CacheControl?.ToString(), Does.StartWith("public"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(answer.Headers.ETag, Is.EqualTo(first.Headers.ETag));
            Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.Empty);
        }
    }

    [Test]
    public async Task Another_method_is_refused_with_those_that_there_are(
        [ValueSource(nameof(Read))] string path,
        [Values("POST", "DELETE", "PUT", "PROPFIND")] string method)
    {
        using var client = (await Installation.Shared).CreateClient();

        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
            Assert.That(answer.Content.Headers.Allow, Does.Contain("GET"));
        }
    }

    [Test]
    public async Task A_document_is_only_read([ValueSource(nameof(Engine))] string path)
    {
        using var client = (await Installation.Shared).CreateClient();

        using var answer = await client.PostAsync(path, null);

        Assert.That((answer.StatusCode, string.Join(", ", answer.Content.Headers.Allow)), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "GET, HEAD")));
    }

    [Test]
    public async Task Both_hosts_take_a_slash_at_the_end_and_either_case([ValueSource(nameof(All))] string path)
    {
        using var client = (await Installation.Shared).CreateClient();

        using var slash = await client.GetAsync(path.TrimEnd('/') + "/");
        using var upper = await client.GetAsync(path.ToUpperInvariant());

        Assert.That((slash.StatusCode, upper.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
    }
}
