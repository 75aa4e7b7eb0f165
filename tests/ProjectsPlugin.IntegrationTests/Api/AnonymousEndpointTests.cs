using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>All that the API's routing knows: what is for everybody, and that the rest is not.</summary>
internal sealed partial class AnonymousEndpointTests
{
    private static readonly string[] ForEverybody =
    [
        "/", "/favicon.ico", "/health/live", "/health/ready", "/legal", "/logo.png",
        "/openapi.json", "/openapi.yaml", "/plugin-bundle.zip", "/robots.txt",
        "/try", "/try/callback", "/try/run",
        "/.well-known/ai-plugin.json", "/.well-known/change-password", "/.well-known/security.txt",
        "/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp",
    ];

    [Test]
    public async Task Only_these_are_for_everybody()
    {
        var open = (await EndpointsAsync()).Where(IsForEverybody).Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Distinct();

        Assert.That(open, Is.EquivalentTo(ForEverybody));
    }

    [Test]
    public async Task Every_other_one_asks_who_calls()
    {
        using var client = (await Installation.Shared).CreateClient();
        var guarded = (await EndpointsAsync()).Where(endpoint => !IsForEverybody(endpoint)).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(guarded, Has.Count.GreaterThan(10));
            foreach (var endpoint in guarded)
                foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
                {
                    var path = "/" + Slot().Replace(endpoint.RoutePattern.RawText!, "1").Trim('/');
                    using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)));

                    // Pages send to the sign-in, everything else asks for a token.
                    var asked = answer.StatusCode is HttpStatusCode.Found ? answer.Headers.Location?.AbsolutePath : answer.Headers.WwwAuthenticate.ToString();
                    Assert.That($"{answer.StatusCode} {asked}", Does.StartWith("Unauthorized Bearer ").Or.EqualTo("Found /auth/authorize"), $"{method} {path}");
                }
        }
    }

    private static async Task<IEnumerable<RouteEndpoint>> EndpointsAsync()
    {
        var installation = await Installation.Shared;
        return installation.Endpoints.Where(known => installation.Apis.Contains(known.Host)).Select(known => known.Endpoint);
    }

    private static bool IsForEverybody(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Slot();
}
