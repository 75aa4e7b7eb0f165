using System.Net;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.DemoAssistant.Recording;
using ProjectsPlugin.DemoAssistant.Runs;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.DemoAssistant.Protocol;

/// <summary>The MCP server as the official client has it, with what its tools answered.</summary>
internal sealed class McpToolSession : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly RecordingHttpClient _recording;
    private readonly HttpClientTransport _transport;
    private readonly McpClient _client;
    private readonly List<RunEvent> _found = [];

    private McpToolSession(RecordingHttpClient recording, HttpClientTransport transport, McpClient client, IList<McpClientTool> tools) =>
        (_recording, _transport, _client, Tools) = (recording, transport, client, tools);

    public IList<McpClientTool> Tools { get; }

    /// <summary>What the server tells a model before anything else.</summary>
    public string Instructions => _client.ServerInstructions ?? "";

    /// <summary>What was found so far, refusals included.</summary>
    public IReadOnlyList<RunEvent> Found => _found;

    /// <exception cref="RunStoppedException">The server does not take the token, or does not answer.</exception>
    public static async Task<McpToolSession> OpenAsync(RecordingHttpClient recording, PublicUrl publicUrl, string token, CancellationToken cancellation)
    {
        var transport = new HttpClientTransport(
            new HttpClientTransportOptions
            {
                Endpoint = new Uri(Audiences.Mcp(publicUrl)),
                TransportMode = HttpTransportMode.StreamableHttp,
                EnableStandaloneGetStream = false,
                AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
            },
            recording.Http);
        try
        {
            var options = new McpClientOptions
            {
                ClientInfo = new Implementation { Name = "demo-assistant", Version = ProductVersion.Current },
                InitializationTimeout = Timeout,
                DiscoverProbeTimeout = Timeout,
            };
            var client = await McpClient.CreateAsync(transport, options, cancellationToken: cancellation);
            return new McpToolSession(recording, transport, client, await client.ListToolsAsync(cancellationToken: cancellation));
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            await transport.DisposeAsync();
            throw fault is TimeoutException ? new RunStoppedException("Unreachable", fault) : Stopped(fault);
        }
    }

    /// <summary>Calls a tool; what it answers is kept.</summary>
    /// <exception cref="RunStoppedException">There is no answer.</exception>
    public async Task<RunEvent> CallAsync(string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation)
    {
        var found = await SendAsync(tool, arguments, cancellation);
        _found.Add(found);
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _transport.DisposeAsync();
    }

    private async Task<RunEvent> SendAsync(string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation)
    {
        try
        {
            var result = await _client.CallToolAsync(tool, arguments, cancellationToken: cancellation);
            return new RunEvent.Found(
                tool,
                result.IsError is true ? null : result.StructuredContent,
                string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text)));
        }
        catch (HttpRequestException refused) when (refused.StatusCode is HttpStatusCode.Forbidden)
        {
            return new RunEvent.NotAllowed(tool, _recording.MissingScope ?? "");
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            throw Stopped(fault);
        }
    }

    private static RunStoppedException Stopped(Exception fault) =>
        RecordingHttpClient.IsUnreachable(fault) ? new RunStoppedException("Unreachable", fault) : new RunStoppedException("Mcp", Status(fault), fault);

    private static string Status(Exception fault) => fault is HttpRequestException { StatusCode: { } status } ? $"{(int)status}" : fault.GetType().Name;
}
