using System.Net;
using System.Net.Http.Json;

namespace ProjectsPlugin.IntegrationTests.Compose;

/// <summary>The containers behind a balancer, which is whoever comes to the gateway from its own networks.</summary>
[Explicit("tests/compose/run.sh runs this; it needs a Docker engine."), NonParallelizable]
internal sealed class BalancerTests
{
    private readonly ComposeProject _project = new(trustedProxies: "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16");

    [OneTimeSetUp]
    public async Task UpAsync() => await _project.UpAsync("--build");

    [OneTimeTearDown]
    public async Task DownAsync() => await _project.DisposeAsync();

    [Test]
    public async Task Addresses_that_a_caller_invents_do_not_make_it_many()
    {
        HashSet<HttpStatusCode> answers = [];
        for (var request = 0; request < 30; request++)
            answers.Add(await RegisterAsync($"198.51.100.{request}, 203.0.113.7"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers, Does.Contain(HttpStatusCode.TooManyRequests));
            Assert.That(await RegisterAsync("198.51.100.1, 203.0.113.8"), Is.EqualTo(HttpStatusCode.Created));
        }
    }

    /// <param name="forwarded">What the balancer says: what the caller said, and then whence it came.</param>
    private async Task<HttpStatusCode> RegisterAsync(string forwarded)
    {
        using var client = _project.CreateClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        using var answer = await client.PostAsJsonAsync(
            new Uri("/register", UriKind.Relative),
            new { redirect_uris = new[] { "http://localhost:6274/oauth/callback" } });
        return answer.StatusCode;
    }
}
