using System.Net;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>Clients name the forms that they read in many ways, or not at all.</summary>
[TestFixture("2025-03-26")]
[TestFixture("2025-06-18")]
[TestFixture("2025-11-25")]
[TestFixture(McpCaller.Newest)]
internal sealed class ResponseFormatTests(string revision)
{
    [TestCase("application/json, text/event-stream", "text/event-stream")]
    [TestCase("text/event-stream", "text/event-stream")]
    [TestCase("text/event-stream, */*;q=0.1", "text/event-stream")]
    [TestCase("application/json", "application/json")]
    [TestCase("Application/JSON; charset=utf-8", "application/json")]
    [TestCase("application/json, text/event-stream;q=0.5", "application/json")]
    [TestCase("application/json, text/event-stream;q=0", "application/json")]
    [TestCase("*/*", "application/json")]
    [TestCase("application/*", "application/json")]
    [TestCase("application/json, text/plain, */*", "application/json")]
    [TestCase("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "application/json")]
    [TestCase("text/html", "application/json")]
    [TestCase("", "application/json")]
    [TestCase(null, "application/json")]
    public async Task An_answer_comes_in_the_form_that_was_asked_for(string? accept, string expected)
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);

        using var answer = await caller.SendAsync(caller.Message("tools/call", McpCaller.CallOf("get_me")), ("Accept", accept));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo(expected));
            Assert.That((int?)(await McpCaller.ReadAsync(answer))["result"]?["structuredContent"]?["userID"], Is.EqualTo(3));
            Assert.That(await answer.Content.ReadAsStringAsync(), expected == "application/json" ? Does.StartWith("{") : Does.StartWith("event:"));
        }
    }

    [TestCase("application/json, text/event-stream")]
    [TestCase("application/json")]
    public async Task An_answer_is_sent_in_one_piece(string accept)
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);

        using var answer = await caller.SendAsync(caller.Message("tools/list"), ("Accept", accept));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Headers.TransferEncodingChunked, Is.Not.True);
            Assert.That((await McpCaller.ReadAsync(answer))["result"]?["tools"], Is.Not.Empty);
        }
    }

    [TestCase("application/json")]
    [TestCase(null)]
    public async Task The_opening_and_errors_come_as_json_too(string? accept)
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);

        using var opening = await caller.SendAsync(caller.Opening(), ("Accept", accept));
        using var unknown = await caller.SendAsync(caller.Message("prompts/get", new() { ["name"] = "letter" }), ("Accept", accept));
        using var notAMethod = await caller.SendAsync(caller.Message("no/such/method"), ("Accept", accept));

        using (Assert.EnterMultipleScope())
        {
            foreach (var answer in new[] { opening, unknown, notAMethod })
                Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
            Assert.That((await McpCaller.ReadAsync(opening))["result"]?["capabilities"], Is.Not.Null);
            Assert.That((int?)(await McpCaller.ReadAsync(unknown))["error"]?["code"], Is.EqualTo(-32602));
            Assert.That((int?)(await McpCaller.ReadAsync(notAMethod))["error"]?["code"], Is.EqualTo(-32601));
        }
    }

    [TestCase("application/json")]
    [TestCase(null)]
    public async Task A_notification_has_no_answer_in_any_form(string? accept)
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);
        var notification = caller.Message("notifications/cancelled", new() { ["requestId"] = 1 });
        notification.Remove("id");

        using var answer = await caller.SendAsync(notification, ("Accept", accept));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
            Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.Empty);
        }
    }
}
