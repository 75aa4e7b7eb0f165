using System.Net;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Mcp.Tools;
using ProjectsPlugin.Api.Try.Pages;
using ProjectsPlugin.Api.Try.Steps;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Try.Protocol;

/// <summary>The MCP server as the official client has it, with what its tools answered.</summary>
internal sealed class McpToolSession : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClientTransport _transport;
    private readonly McpClient _client;
    private readonly List<LiveEvent> _found = [];

    private McpToolSession(HttpClientTransport transport, McpClient client, IList<McpClientTool> tools) => (_transport, _client, Tools) = (transport, client, tools);

    public IList<McpClientTool> Tools { get; }

    /// <summary>What the server tells a model before anything else.</summary>
    public string Instructions => _client.ServerInstructions ?? "";

    /// <summary>What was found so far, refusals included.</summary>
    public IReadOnlyList<LiveEvent> Found => _found;

    /// <exception cref="StoppedException">The server does not take the token, or does not answer.</exception>
    public static async Task<McpToolSession> OpenAsync(Line line, PublicUrl publicUrl, string token, CancellationToken cancellation)
    {
        var transport = new HttpClientTransport(
            new HttpClientTransportOptions
            {
                Endpoint = new Uri(Audiences.Mcp(publicUrl)),
                TransportMode = HttpTransportMode.StreamableHttp,
                EnableStandaloneGetStream = false,
                AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
            },
            line.Http);
        try
        {
            var options = new McpClientOptions
            {
                ClientInfo = new Implementation { Name = "demo-assistant", Version = ProductVersion.Current },
                InitializationTimeout = Patience,
                DiscoverProbeTimeout = Patience,
            };
            var client = await McpClient.CreateAsync(transport, options, cancellationToken: cancellation);
            return new McpToolSession(transport, client, await client.ListToolsAsync(cancellationToken: cancellation));
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            await transport.DisposeAsync();
            throw Line.IsSilence(fault) || fault is TimeoutException ? new StoppedException("Unreachable", fault) : new StoppedException("Mcp", Status(fault), fault);
        }
    }

    /// <summary>Calls a tool; what it answers is kept.</summary>
    /// <exception cref="StoppedException">There is no answer.</exception>
    public async Task<LiveEvent> CallAsync(string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation)
    {
        var found = await AskAsync(tool, arguments, cancellation);
        _found.Add(found);
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _transport.DisposeAsync();
    }

    private async Task<LiveEvent> AskAsync(string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation)
    {
        try
        {
            var result = await _client.CallToolAsync(tool, arguments, cancellationToken: cancellation);
            return new LiveEvent.Found(
                tool,
                result.IsError is true ? null : result.StructuredContent,
                string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text)));
        }
        catch (HttpRequestException refused) when (refused.StatusCode is HttpStatusCode.Forbidden)
        {
            return new LiveEvent.NotAllowed(tool, ToolSetup.Scope(tool).ToString());
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            throw Line.IsSilence(fault) ? new StoppedException("Unreachable", fault) : new StoppedException("Mcp", Status(fault), fault);
        }
    }

    private static string Status(Exception fault) => fault is HttpRequestException { StatusCode: { } status } ? $"{(int)status}" : fault.GetType().Name;
}
