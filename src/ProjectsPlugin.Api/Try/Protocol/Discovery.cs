using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.Net.Http.Headers;
using ModelContextProtocol;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Try.Runs;
using ProjectsPlugin.Api.Try.Steps;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Try.Protocol;

/// <summary>From the address alone to where people sign in.</summary>
internal sealed class Discovery(PublicUrl publicUrl)
{
    private const string ResourceMetadata = "resource_metadata";

    private string Mcp => Audiences.Mcp(publicUrl);

    /// <exception cref="StoppedException">The way ends somewhere.</exception>
    public async Task<AuthorizationServer> FindAsync(Line line, CancellationToken cancellation)
    {
        var metadata = await KnockAsync(line, cancellation);
        var issuer = await ReadResourceAsync(line, metadata, cancellation);
        return await ReadServerAsync(line, issuer, cancellation);
    }

    /// <summary>A first message without a token, whose refusal names the metadata (RFC 9728, section 5.1).</summary>
    private async Task<string> KnockAsync(Line line, CancellationToken cancellation)
    {
        var hello = JsonSerializer.Serialize<JsonRpcMessage>(new JsonRpcRequest { Id = new RequestId(1), Method = RequestMethods.ServerDiscover }, McpJsonUtilities.DefaultOptions);
        using var content = new StringContent(hello, Encoding.UTF8, "application/json");
        using var answer = await line.AskAsync(StepKind.Knock, http => http.PostAsync(new Uri(Mcp), content, cancellation), cancellation);

        var parameters = answer.StatusCode is HttpStatusCode.Unauthorized ? answer.Headers.WwwAuthenticate.FirstOrDefault(challenge => challenge.Scheme == "Bearer")?.Parameter : null;
        return NameValueHeaderValue.TryParseList([parameters ?? ""], out var found)
            && found.FirstOrDefault(parameter => parameter.Name.Equals(ResourceMetadata, StringComparison.OrdinalIgnoreCase)) is { } named
            ? HeaderUtilities.RemoveQuotes(named.Value).ToString()
            : throw new StoppedException("Discovery");
    }

    /// <summary>Who issues tokens for the resource, which has to be the one that was asked (RFC 9728, section 3.3).</summary>
    private async Task<string> ReadResourceAsync(Line line, string address, CancellationToken cancellation)
    {
        var json = await ReadAsync(line, StepKind.Resource, address, cancellation);
        return Read(() => JsonSerializer.Deserialize<ProtectedResourceMetadata>(json)) is { } resource && resource.Resource == Mcp && resource.AuthorizationServers is [var issuer, ..]
            ? issuer
            : throw new StoppedException("Discovery");
    }

    /// <summary>What the server says of itself, which has to be the one that was asked (RFC 8414, section 3.3).</summary>
    private async Task<AuthorizationServer> ReadServerAsync(Line line, string issuer, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var origin))
            throw new StoppedException("Discovery");

        var address = origin.GetLeftPart(UriPartial.Authority) + Paths.AuthorizationServerMetadata + origin.AbsolutePath.TrimEnd('/');
        var json = await ReadAsync(line, StepKind.Server, address, cancellation);
        var server = Read(() => OpenIdConnectConfiguration.Create(json));
        if (server is not { AuthorizationEndpoint.Length: > 0, TokenEndpoint.Length: > 0, RegistrationEndpoint.Length: > 0 } || server.Issuer != issuer)
            throw new StoppedException("Discovery");

        // The assistant asks nobody else, and must not send the visitor there either.
        return Uri.TryCreate(server.AuthorizationEndpoint, UriKind.Absolute, out var authorize) && GatewayHandler.Leads(publicUrl, authorize)
            ? new AuthorizationServer(issuer, server.AuthorizationResponseIssParameterSupported, server.AuthorizationEndpoint, server.TokenEndpoint, server.RegistrationEndpoint, server.RevocationEndpoint)
            : throw new StoppedException("Elsewhere");
    }

    private static async Task<string> ReadAsync(Line line, string kind, string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            throw new StoppedException("Discovery");

        using var answer = await line.AskAsync(kind, http => http.GetAsync(url, cancellation), cancellation);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(cancellation) : throw new StoppedException("Discovery");
    }

    private static T? Read<T>(Func<T?> parse)
        where T : class
    {
        try
        {
            return parse();
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
