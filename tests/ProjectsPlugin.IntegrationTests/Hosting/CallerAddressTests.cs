using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IntegrationTests.Hosting;

/// <summary>By which address a host counts a caller.</summary>
internal sealed class CallerAddressTests
{
    private const string OwnNetworks = "127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16";

    [TestCase(OwnNetworks, null, "127.0.0.1")]
    [TestCase(OwnNetworks, "203.0.113.7", "203.0.113.7")]
    [TestCase(OwnNetworks, "198.51.100.1, 203.0.113.7", "203.0.113.7")]
    [TestCase(OwnNetworks, "198.51.100.1, 10.1.2.3", "10.1.2.3")]
    [TestCase(OwnNetworks, "198.51.100.1, 10.1.2.3, 172.18.0.1", "172.18.0.1")]
    [TestCase(OwnNetworks, "2001:db8::1, fd00::7", "fd00::7")]
    [TestCase("192.0.2.1", "203.0.113.7", "127.0.0.1")]
    [Property("Checklist", 46)]
    public async Task Only_what_the_proxy_right_in_front_says_is_believed(string trusted, string? forwarded, string expected)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new(PublicUrl.Setting, "https://plugin.example.org"), new(PublicOrigin.TrustedProxiesSetting, trusted)]);
        builder.AddPublicOrigin();
        builder.Services.AddHealthChecks();
        builder.Services.AddAuthorization();
        await using var app = builder.Build();
        app.UsePublicOrigin();
        app.MapHealth();
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, Paths.HealthLive);
        if (forwarded is not null)
            request.Headers.Add("X-Forwarded-For", forwarded);

        using var answer = await client.SendAsync(request);

        Assert.That(answer.Headers.GetValues(ResponseHeaders.CallerAddress), Is.EqualTo((string[])[expected]));
    }
}
