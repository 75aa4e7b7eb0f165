using System.Net;
using ProjectsPlugin.IntegrationTests.Accounts;

namespace ProjectsPlugin.IntegrationTests.Scim;

/// <summary>The operator's commands <c>scim tokens …</c>.</summary>
[Property("Governing", "C-1")]
internal sealed class TokenTests
{
    private IdentityServerFixture _server = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _server = await IdentityServerFixture.OpenAsync(new() { ["Scim:Enabled"] = "true" });

    [OneTimeTearDown]
    public async Task CloseAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Two_tokens_are_good_at_a_time_and_each_until_it_is_revoked_or_expires()
    {
        var first = await _server.RunAsync("scim", "tokens", "add");
        var second = await _server.RunAsync("scim", "tokens", "add", "--name", "entra", "--days", "30");
        var third = await _server.RunAsync("scim", "tokens", "add");
        HttpStatusCode[] both = [await StatusAsync(first.Output), await StatusAsync(second.Output)];
        var listed = await _server.RunAsync("scim", "tokens", "list");
        var revoked = await _server.RunAsync("scim", "tokens", "revoke", "token-1");
        HttpStatusCode[] one = [await StatusAsync(first.Output), await StatusAsync(second.Output)];
        _server.Clock.Advance(TimeSpan.FromDays(31));
        var expired = await StatusAsync(second.Output);
        var next = await _server.RunAsync("scim", "tokens", "add", "--name", "entra");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Token(first.Output), Has.Length.EqualTo(43));
            Assert.That(third.ExitCode, Is.EqualTo(1));
            Assert.That(third.Errors, Does.Contain("scim tokens revoke token-1"));
            Assert.That(both, Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(listed.Output, Does.Contain("token-1").And.Contain("last used").And.Not.Contain(Token(first.Output)));
            Assert.That(revoked.ExitCode, Is.Zero);
            Assert.That(one, Is.EqualTo(new[] { HttpStatusCode.Unauthorized, HttpStatusCode.OK }));
            Assert.That(expired, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(next.ExitCode, Is.Zero, next.Errors);
            Assert.That(_server.Logs, Does.Not.Contain(Token(first.Output)));
        }
    }

    [TestCase("add", "--days", "0")]
    [TestCase("add", "--name", "two words")]
    [TestCase("revoke", "nobody")]
    public async Task What_cannot_be_done_is_said(params string[] arguments)
    {
        var (exitCode, _, errors) = await _server.RunAsync(["scim", "tokens", .. arguments]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(errors, Is.Not.Empty);
        }
    }

    private static string Token(string output) => output.Trim().Split('\n')[^1].Trim();

    private async Task<HttpStatusCode> StatusAsync(string output)
    {
        using var provider = new Provider(_server.CreateClient(), Token(output));
        return (await provider.GetAsync("/Users")).Status;
    }
}
