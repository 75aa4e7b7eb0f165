using System.Net;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

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

        Assert.That(refresh.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Property("Checklist", 24)]
    public async Task Revoking_needs_the_clients_secret()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var answer = await assistant.SignInAsync();
        using var body = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = answer.RefreshToken, ["client_id"] = installation.ChatGptPlugin.Id });

        var refused = await assistant.PostAsync(body, "/auth/revoke");
        var refresh = await assistant.RefreshAsync(answer.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused.Status, refused.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
            Assert.That(refresh.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }
}
