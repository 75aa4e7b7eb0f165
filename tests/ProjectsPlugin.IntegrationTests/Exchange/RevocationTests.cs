using System.Net;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Exchange;

internal sealed class RevocationTests
{
    [TestCase(true)]
    [TestCase(false)]
    [Property("Checklist", 24)]
    public async Task Revoking_either_token_ends_the_grant(bool refreshToken)
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var answer = await assistant.SignInAsync();

        using var revoked = await assistant.RevokeAsync(refreshToken ? answer.RefreshToken : answer.AccessToken);
        var refresh = await assistant.RefreshAsync(answer.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(revoked.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((refresh.Status, refresh.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
        }
    }

    [Test]
    [Property("Checklist", 24)]
    public async Task Revoking_an_unknown_token_is_answered_as_if_it_had_been_one()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);

        using var answer = await assistant.RevokeAsync("made-up");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Property("Checklist", 24)]
    public async Task Another_clients_token_is_left_alone()
    {
        var installation = await Installation.Shared;
        using var plugin = Assistant.Plugin(installation);
        using var action = Assistant.Action(installation);
        var answer = await plugin.SignInAsync();

        using var first = await action.RevokeAsync(answer.RefreshToken);
        using var second = await action.RevokeAsync(answer.AccessToken);
        var refresh = await plugin.RefreshAsync(answer.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (first.StatusCode, second.StatusCode),
                Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)),
                "as of any token that it does not have (RFC 7009, section 2.2)");
            Assert.That(refresh.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    [Property("Checklist", 24)]
    public async Task Revoking_needs_the_clients_secret()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var answer = await assistant.SignInAsync();
        using var body = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["token"] = answer.RefreshToken, ["client_id"] = installation.ChatGptPlugin.Id });

        var refused = await assistant.PostAsync(body, "/auth/revoke");
        var refresh = await assistant.RefreshAsync(answer.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused.Status, refused.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
            Assert.That(refresh.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    [Property("Checklist", 24)]
    public async Task A_client_without_a_secret_revokes_either_token_and_the_MCP_endpoint_hears_of_it(bool refreshToken)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.RegisterAsync(installation);
        using var stranger = await PublicAssistant.RegisterAsync(installation);
        var tokens = await assistant.SignInAsync("me");
        using var caller = new McpCaller(installation, tokens.AccessToken, McpCaller.Newest);
        var token = refreshToken ? tokens.RefreshToken : tokens.AccessToken;

        using var foreign = await stranger.RevokeAsync(token);
        var refreshed = await assistant.RefreshAsync(tokens.RefreshToken);
        var before = await StatusAsync(caller);
        using var revoked = await assistant.RevokeAsync(token);
        var ended = await ApiAccess.WithinTwoSecondsAsync(async () => await StatusAsync(caller) is HttpStatusCode.Unauthorized);
        var refused = await assistant.RefreshAsync(refreshed.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(before, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(revoked.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(ended, Is.True);
            Assert.That((refused.Status, refused.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(McpCaller caller)
    {
        using var answer = await caller.SendAsync(caller.Message("tools/list"));
        return answer.StatusCode;
    }
}
