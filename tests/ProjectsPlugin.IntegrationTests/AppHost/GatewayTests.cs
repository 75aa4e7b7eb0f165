using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ProjectsPlugin.AppHost.Gateway;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>The public origin, in front of a host that tells what it received.</summary>
internal sealed class GatewayTests
{
    [TestCase("10.9.9.9", "127.0.0.1", TestName = "A_stranger_cannot_forge_the_address_that_limits_go_by")]
    [TestCase("127.0.0.1", "203.0.113.7", TestName = "A_trusted_proxy_is_believed_about_the_caller_and_nobody_before_it")]
    [Property("Checklist", 46)]
    public async Task Forwarded_for(string trusted, string expected)
    {
        await using var echo = await EchoAsync();
        await using var gateway = await GatewayAsync(trusted, new Uri(echo.Urls.First()));
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.First()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/projects");
        request.Headers.Add("X-Forwarded-For", "198.51.100.1, 203.0.113.7");
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("Forwarded", "for=198.51.100.1;host=evil.example");

        using var answer = await client.SendAsync(request);

        Assert.That(
            await answer.Content.ReadAsStringAsync(),
            Is.EqualTo($"for={expected} host=plugin.example.org proto= forwarded="),
            "the configured host, whatever the caller says");
    }

    [Test]
    public async Task A_host_that_is_down_is_said_in_words()
    {
        await using var gateway = await GatewayAsync("127.0.0.1", new Uri($"http://127.0.0.1:{ProjectsPlugin.AppHost.Processes.FreePort.Next()}"));
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.First()) };

        using var answer = await client.GetAsync(new Uri("/projects", UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(answer.Headers.RetryAfter, Is.Not.Null);
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("not up"));
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_body_beyond_the_limit_is_refused(bool ofUnknownLength)
    {
        await using var echo = await EchoAsync();
        await using var gateway = await GatewayAsync("127.0.0.1", new Uri(echo.Urls.First()));
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.First()) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/auth/token") { Content = new ByteArrayContent(new byte[RequestLimits.BodyBytes + 1]) };
        request.Headers.TransferEncodingChunked = ofUnknownLength;

        using var answer = await client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(ofUnknownLength || answer.Headers.CacheControl?.NoStore is true);
    }

    private static async Task<WebApplication> EchoAsync()
    {
        var app = Loopback(WebApplication.CreateSlimBuilder()).Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            var headers = context.Request.Headers;
            await context.Response.WriteAsync(
                $"for={headers["X-Forwarded-For"]} host={headers["X-Forwarded-Host"]} proto={headers["X-Forwarded-Proto"]} forwarded={headers["Forwarded"]}");
        });
        await app.StartAsync();
        return app;
    }

    private static async Task<WebApplication> GatewayAsync(string trusted, Uri host)
    {
        var destinations = new Destinations();
        destinations.Set([host], [host]);
        var builder = Loopback(WebApplication.CreateBuilder());
        builder.Configuration.AddInMemoryCollection([new("PUBLIC_URL", "https://plugin.example.org"), new("TrustedProxies", trusted)]);
        builder.AddGateway(destinations);
        var app = builder.Build();
        app.MapGateway();
        await app.StartAsync();
        return app;
    }

    private static WebApplicationBuilder Loopback(WebApplicationBuilder builder)
    {
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder;
    }
}
