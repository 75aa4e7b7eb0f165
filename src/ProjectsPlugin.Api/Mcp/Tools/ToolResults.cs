using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Paging;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>Answers in both forms that clients read, structured and as text, which together stay below the limit of an answer.</summary>
internal sealed class ToolResults(IOptions<JsonOptions> json)
{
    private readonly JsonSerializerOptions _json = json.Value.JsonSerializerOptions;

    public ResponseSizeLimiter Size { get; } = new(json, alsoAsText: true);

    /// <summary>The record as JSON, with its longest text cut if it is too long.</summary>
    public string Json<T>(T record)
    {
        var json = JsonSerializer.Serialize(record, _json);
        return Size.SurelyFits(json) ? json : JsonSerializer.Serialize(Size.Cut(record), _json);
    }

    /// <summary>The record in both forms.</summary>
    public CallToolResult Of<T>(T record)
    {
        var text = Json(record);
        return new CallToolResult { Content = [new TextContentBlock { Text = text }], StructuredContent = JsonElement.Parse(text) };
    }

    /// <summary>The call could not be done as asked; the model reads why, and what to try next.</summary>
    public static CallToolResult Refused(string advice) => new() { IsError = true, Content = [new TextContentBlock { Text = advice }] };
}
