using System.Net;
using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Protocol;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.DemoAssistant.Recording;
using ProjectsPlugin.DemoAssistant.Runs;

namespace ProjectsPlugin.DemoAssistant.Protocol;

/// <summary>From the MCP server's address alone to its authorization server.</summary>
internal sealed class ServerDiscovery(PublicUrl publicUrl)
{
    private const string ResourceMetadata = "resource_metadata";

    private static readonly JsonSerializerOptions Metadata = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private string Mcp => Audiences.Mcp(publicUrl);

    /// <exception cref="RunStoppedException">A document is missing, or not what it should be.</exception>
    public async Task<AuthorizationServer> FindAsync(RecordingHttpClient recording, CancellationToken cancellation)
    {
        var metadata = await ReadChallengeAsync(recording, cancellation);
        var issuer = await ReadResourceAsync(recording, metadata, cancellation);
        return await ReadServerAsync(recording, issuer, cancellation);
    }

    /// <summary>A first message without a token, whose refusal names the metadata (RFC 9728, section 5.1).</summary>
    private async Task<string> ReadChallengeAsync(RecordingHttpClient recording, CancellationToken cancellation)
    {
        var request = new JsonRpcRequest { Id = new RequestId(1), Method = RequestMethods.ServerDiscover };
        var message = JsonSerializer.Serialize<JsonRpcMessage>(request, McpJsonUtilities.DefaultOptions);
        using var content = new StringContent(message, Encoding.UTF8, "application/json");
        using var answer = await recording.SendAsync(StepKind.Challenge, http => http.PostAsync(new Uri(Mcp), content, cancellation), cancellation);

        return answer.StatusCode is HttpStatusCode.Unauthorized && BearerChallenge.Parameter(answer, ResourceMetadata) is { } metadata
            ? metadata
            : throw new RunStoppedException("Discovery");
    }

    /// <summary>Who issues tokens for the resource, which has to be the one that was asked (RFC 9728, section 3.3).</summary>
    private async Task<string> ReadResourceAsync(RecordingHttpClient recording, string address, CancellationToken cancellation)
    {
        var json = await ReadAsync(recording, StepKind.Resource, address, cancellation);
        var resource = Read<ProtectedResourceMetadata>(json);
        return resource?.Resource == Mcp && resource.AuthorizationServers is [var issuer, ..] ? issuer : throw new RunStoppedException("Discovery");
    }

    /// <summary>What the server says of itself, which has to be the one that was asked (RFC 8414, section 3.3).</summary>
    private async Task<AuthorizationServer> ReadServerAsync(RecordingHttpClient recording, string issuer, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var origin))
            throw new RunStoppedException("Discovery");

        var address = origin.GetLeftPart(UriPartial.Authority) + Paths.AuthorizationServerMetadata + origin.AbsolutePath.TrimEnd('/');
        var json = await ReadAsync(recording, StepKind.Server, address, cancellation);
        var server = Read<AuthorizationServer>(json, Metadata);
        if (server is not { AuthorizationEndpoint.Length: > 0, TokenEndpoint.Length: > 0, RegistrationEndpoint.Length: > 0 } || server.Issuer != issuer)
            throw new RunStoppedException("Discovery");

        // The assistant asks nobody else, and must not send the visitor there either.
        return Uri.TryCreate(server.AuthorizationEndpoint, UriKind.Absolute, out var authorize) && publicUrl.IsOriginOf(authorize)
            ? server
            : throw new RunStoppedException("Elsewhere");
    }

    private static async Task<string> ReadAsync(RecordingHttpClient recording, string kind, string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            throw new RunStoppedException("Discovery");

        using var answer = await recording.SendAsync(kind, http => http.GetAsync(url, cancellation), cancellation);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(cancellation) : throw new RunStoppedException("Discovery");
    }

    private static T? Read<T>(string json, JsonSerializerOptions? options = null)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
