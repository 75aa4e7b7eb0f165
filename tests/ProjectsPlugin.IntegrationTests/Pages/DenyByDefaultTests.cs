using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using ProjectsPlugin.IntegrationTests.Accounts;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>Whoever has not signed in sees what is named here, and nothing that somebody forgot.</summary>
internal sealed class DenyByDefaultTests
{
    private static readonly string[] Open =
    [
        ".well-known/oauth-authorization-server", ".well-known/openid-configuration", "auth/assets/icon.svg", "auth/assets/site.css", "auth/assets/site.js",
        "auth/authorize", "auth/error",
        "auth/jwks", "auth/logout", "auth/oauth_exchange", "auth/password", "auth/register", "auth/revoke", "auth/sign-in", "auth/sign-out",
        "auth/sso/{id}", "auth/sso/{id}/callback", "auth/token",
        "auth/userinfo",
        "authorize", "health/live", "health/ready", "oauth", "register", "token",
    ];

    private IdentityServerFixture _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await IdentityServerFixture.OpenAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task The_open_endpoints_are_these()
    {
        var open = (await EndpointsAsync()).Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(PathOf).Distinct();

        Assert.That(open, Is.EquivalentTo(Open));
    }

    [Test]
    public async Task Every_other_one_sends_to_the_sign_in_page()
    {
        using var stranger = _server.CreateClient();
        var closed = (await EndpointsAsync()).Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(PathOf).Distinct().ToList();

        Assert.That(closed, Has.Count.GreaterThanOrEqualTo(3));
        foreach (var path in closed)
        {
            using var answer = await stranger.GetAsync(path);
            Assert.That(
                (answer.StatusCode, answer.Headers.Location?.OriginalString.Split('?')[0]), Is.EqualTo((HttpStatusCode.SeeOther, "/auth/sign-in")), path);
        }
    }

    private Task<List<RouteEndpoint>> EndpointsAsync() =>
        _server.AskAsync<EndpointDataSource, List<RouteEndpoint>>(source => Task.FromResult(source.Endpoints.OfType<RouteEndpoint>().ToList()));

    private static string PathOf(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.Trim('/').ToLowerInvariant();
}
