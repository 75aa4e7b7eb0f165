using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>Every endpoint against every kind of token.</summary>
internal sealed class AccessMatrixTests
{
    private static readonly (string Path, string? Scope)[] Endpoints =
    [
        ("/projects", "projects"), ("/projects/3", "projects"), ("/users", "users"), ("/users/2", "users"), ("/me", "me"), ("/company", "company"),
        (Paths.Front, null), (Paths.PluginBundle, null),
        (Paths.Manifest, null), (Paths.OpenApiYaml, null), (Paths.OpenApiJson, null),
        (Paths.Logo, null), (Paths.Legal, null), (Paths.Favicon, null), (Paths.Robots, null), (Paths.HealthLive, null), (Paths.HealthReady, null),
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        from endpoint in Endpoints
        from token in (string[])["none", "expired", "wrong audience", .. Scopes.Data, "all"]
        let expected = endpoint.Scope is null || token == "all" || token == endpoint.Scope ? 200 : Scopes.Data.Contains(token) ? 403 : 401
        select new TestCaseData(endpoint.Path, token, endpoint.Scope, expected) { TestName = $"{endpoint.Path} with {token}: {expected}" };

    [TestCaseSource(nameof(Cases))]
    [Property("Checklist", 31)]
    [Property("Checklist", 37)]
    [Property("Checklist", 39)]
    public async Task Only_the_right_token_opens(string path, string token, string? scope, int expected)
    {
        var installation = await Installation.Shared;
        var forge = await TokenForge.OfAsync(installation);
        using var client = new ApiClient(installation, token switch
        {
            "none" => null,
            "expired" => forge.AlecsToken(change: parts => (parts.IssuedAt, parts.Expires) = (DateTime.UtcNow.AddHours(-1), DateTime.UtcNow.AddMinutes(-2))),
            "wrong audience" => forge.AlecsToken(change: parts => parts.Audience = installation.PublicUrl.At("/mcp")),
            "all" => forge.AlecsToken(),
            _ => forge.AlecsToken(token),
        });

        using var answer = await client.GetAsync(path);

        var metadata = $"resource_metadata=\"{installation.PublicUrl}/.well-known/oauth-protected-resource\"";
        var whereToBegin = $"Bearer {metadata}, scope=\"projects users me company\"";
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(expected));
            Assert.That(answer.Headers.WwwAuthenticate.ToString(), expected switch
            {
                401 when token is "none" => Is.EqualTo(whereToBegin),
                401 => Does.StartWith($"{whereToBegin}, error=\"invalid_token\""),
                403 => Is.EqualTo($"Bearer error=\"insufficient_scope\", scope=\"{scope}\", {metadata}"),
                _ => Is.Empty,
            });
            if (expected is not 200)
                Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        }
    }
}
