using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ProjectsPlugin.IntegrationTests.Conformance;

/// <summary>Tools that the conformance suite calls by name and whose answers it knows beforehand. No release has them.</summary>
internal static partial class FixedAnswers
{
    /// <summary>A picture of one pixel.</summary>
    public static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==");

    private static readonly byte[] Silence = Convert.FromBase64String("UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=");

    public static IEnumerable<McpServerTool> Tools =>
    [
        Tool("test_simple_text", () => "This is a simple text response for testing."),
        Tool("test_image_content", () => Image()),
        Tool("test_audio_content", () => AudioContentBlock.FromBytes(Silence, "audio/wav")),
        Tool("test_embedded_resource", () => Embedded("test://embedded-resource", "text/plain")),
        Tool(
            "test_multiple_content_types",
            () => new ContentBlock[] { new TextContentBlock { Text = "Several kinds of content:" }, Image(), Embedded(
                "test://mixed-content-resource", "application/json") }),
        Tool("test_error_handling", string () => throw new InvalidOperationException("Thrown on purpose.")),
        Tool("test_tool_with_progress", ReportAsync),
        Tool("test_streaming_elicitation", () => "Nothing but this result."),
        Tool("test_logging_tool", Log),
        Tool("test_missing_capability", NeedSampling),
    ];

    public static McpServerTool Tool(string name, Delegate answer) =>
        McpServerTool.Create(answer, new McpServerToolCreateOptions { Name = name, Description = "For the conformance suite." });

    public static ImageContentBlock Image() => ImageContentBlock.FromBytes(Pixel, "image/png");

    public static EmbeddedResourceBlock Embedded(string uri, string mimeType) =>
        new() { Resource = new TextResourceContents { Uri = uri, MimeType = mimeType, Text = "{}" } };

    private static async Task<string> ReportAsync(McpServer server, RequestContext<CallToolRequestParams> call, CancellationToken cancellation)
    {
        if (call.Params.ProgressToken is { } token)
            foreach (var done in new[] { 0, 50, 100 })
                await server.NotifyProgressAsync(token, new ProgressNotificationValue { Progress = done, Total = 100 }, cancellationToken: cancellation);
        return "Done.";
    }

#pragma warning disable MCP9005 // The suite asks for what the protocol has deprecated.
    private static string Log(McpServer server)
    {
        var client = server.AsClientLoggerProvider().CreateLogger("conformance");
        OnlyIfAskedFor(client);
        return "Logged.";
    }

    private static string NeedSampling(McpServer server) => server.ClientCapabilities?.Sampling is not null
        ? "The client can sample."
        : throw new MissingRequiredClientCapabilityException(new ClientCapabilities { Sampling = new() }, "This tool needs sampling.");
#pragma warning restore MCP9005

    [LoggerMessage(Level = LogLevel.Information, Message = "The client gets this only if it asked for logs.")]
    private static partial void OnlyIfAskedFor(ILogger logger);
}
