using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProjectsPlugin.IntegrationTests.DemoAssistant;

/// <summary>
/// Stands for an OpenAI-compatible endpoint. What it does depends on the prompt, so that tests that share it do not meet;
/// for any other prompt it reads what the letter needs, and then writes one.
/// </summary>
internal sealed class FakeModel : IAsyncDisposable
{
    public const string Key = "sk-a-key-that-nobody-may-see";
    public const string Name = "company-model";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Authorization, JsonNode Body)> _requests = new();
    private readonly ConcurrentDictionary<string, Func<HttpContext, JsonNode, Task>> _scripts = new();

    private FakeModel(WebApplication app) => _app = app;

    public string Endpoint => $"{_app.Urls.First()}/v1";

    /// <summary>The keys that came with requests.</summary>
    public IEnumerable<string> Authorizations => _requests.Select(request => request.Authorization);

    public static async Task<FakeModel> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var model = new FakeModel(app);
        app.Run(model.AnswerAsync);
        await app.StartAsync();
        return model;
    }

    /// <summary>What was asked with this prompt, a request a round.</summary>
    public JsonNode[] Asked(string prompt) => [.. _requests.Select(request => request.Body).Where(body => PromptOf(body) == prompt)];

    /// <summary>Does this for a prompt.</summary>
    public void On(string prompt, Func<HttpContext, JsonNode, Task> script) => _scripts[prompt] = script;

    /// <summary>How many rounds of calls are behind the request.</summary>
    public static int Round(JsonNode body) => body["messages"]!.AsArray().Count(message => (string?)message!["role"] == "assistant");

    public static Task CallAsync(HttpContext context, params (string Tool, string Arguments)[] calls) =>
        StreamAsync(context, calls.Select((call, index) => new JsonObject
        {
            ["tool_calls"] = new JsonArray(new JsonObject
            {
                ["index"] = index,
                ["id"] = $"call_{Guid.NewGuid():n}",
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments },
            }),
        }), "tool_calls");

    public static Task WriteAsync(HttpContext context, params string[] words) =>
        StreamAsync(context, words.Select(word => new JsonObject { ["content"] = word }), "stop");

    /// <summary>Sends one piece of an answer that is not over yet.</summary>
    public static async Task SendAsync(HttpContext context, JsonObject delta, string? finish = null)
    {
        if (!context.Response.HasStarted)
            context.Response.ContentType = "text/event-stream";
        var chunk = new JsonObject
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion.chunk",
            ["created"] = 1,
            ["model"] = Name,
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
        };
        await context.Response.WriteAsync($"data: {chunk.ToJsonString()}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task StreamAsync(HttpContext context, IEnumerable<JsonObject> deltas, string finish)
    {
        foreach (var delta in deltas)
            await SendAsync(context, delta);
        await SendAsync(context, [], finish);
        await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
    }

    private static string PromptOf(JsonNode body) => TextOf(body["messages"]!.AsArray().First(message => (string?)message!["role"] == "user")!["content"]!);

    private static string TextOf(JsonNode content) =>
        content is JsonArray parts ? string.Concat(parts.Select(part => (string?)part!["text"])) : (string)content!;

    private async Task AnswerAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        _requests.Enqueue((context.Request.Headers.Authorization.ToString(), body));
        if (context.Request.Path != "/v1/chat/completions")
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (_scripts.TryGetValue(PromptOf(body), out var script))
            await script(context, body);
        else if (Round(body) == 0)
            await CallAsync(context, ("get_me", "{}"), ("get_users", """{"query":"Emily Johnson"}"""), ("get_projects", """{"query":"virtual city"}"""),
                ("get_company", "{}"));
        else
            await WriteAsync(context, "To: ", AddressIn(body), "\n\nDear Emily,\n\n", "we are building <b>a virtual city</b>.\n\n", "Alec");
    }

    /// <summary>The letter has what the tools said, as a model's would.</summary>
    private static string AddressIn(JsonNode body) =>
        body["messages"]!.AsArray().Where(message => (string?)message!["role"] == "tool").Select(message => JsonNode.Parse(TextOf(message!["content"]!)))
            .Select(result => result is JsonObject record ? (string?)record["users"]?[0]?["email"] : null).First(address => address is not null)!;
}
