using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Routing;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Accounts;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>No endpoint of the identity server can be asked without end from one network.</summary>
internal sealed class NetworkLimitTests
{
    private const int Permits = 3;

    private IdentityServerFixture _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await IdentityServerFixture.OpenAsync(new()
    {
        ["Requests:PerMinute"] = $"{Permits}",
        ["Exchange:RequestsPerMinute"] = $"{Permits}",
        ["Registration:RequestsPerMinute"] = $"{Permits}",
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Every_endpoint_has_a_limit_for_each_network()
    {
        var network = 0;
        var endpoints = (await EndpointsAsync()).Concat(OfTheEngine()).Append(("GET", "/auth/no-such-page")).Distinct().ToList();
        foreach (var (method, path) in endpoints)
        {
            using var caller = _server.CreateClient($"198.51.100.{++network}");
            for (var i = 0; i < Permits; i++)
            {
                using var served = await SendAsync(caller, method, path);
                Assert.That(served.StatusCode, Is.Not.EqualTo(HttpStatusCode.TooManyRequests), $"{method} {path}");
            }

            using var refused = await SendAsync(caller, method, path);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests), $"{method} {path}");
                Assert.That(
                    refused.Headers.RetryAfter?.Delta,
                    Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromMinutes(1)),
                    $"{method} {path}");
            }
        }

        Assert.That(endpoints, Has.Count.GreaterThan(25).And.Count.LessThan(250), "the endpoints were found, and each had a network of its own");
    }

    [Test]
    public async Task A_person_is_told_on_a_page_and_how_long_to_wait()
    {
        using var person = _server.CreateClient("203.0.113.7");
        person.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        for (var i = 0; i < Permits; i++)
            (await SendAsync(person, "GET", "/auth/sign-in")).Dispose();

        using var refused = await SendAsync(person, "GET", "/auth/sign-in");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("Too many attempts"));
            Assert.That(refused.Headers.RetryAfter, Is.Not.Null);
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient caller, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (method == "POST")
            request.Content = new FormUrlEncodedContent([]);
        return await caller.SendAsync(request);
    }

    private Task<List<(string Method, string Path)>> EndpointsAsync() =>
        _server.AskAsync<EndpointDataSource, List<(string, string)>>(source => Task.FromResult(
        source.Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
                .Select(method => (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))))
            .ToList()));

    // An engine may answer some of its addresses before routing comes into it.
    private static IEnumerable<(string Method, string Path)> OfTheEngine() => typeof(Paths).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!)
        .Where(path => Paths.IdentityServer.Any(own => path == own || path.StartsWith(own + '/', StringComparison.Ordinal)))
        .SelectMany(path => new[] { ("GET", path), ("POST", path) });
}
