using System.Net;
using System.Web;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.SigningIn;

/// <summary>The official MCP client, which is given the address alone: it discovers, registers, sends the person to sign in, exchanges and calls.</summary>
internal sealed class McpAssistant(Visit visit, Person person, Uri redirect) : IAsyncDisposable
{
    private readonly KeptTokens _kept = new();
    private readonly HttpClient _http = visit.NewClient(cookies: false);
    private HttpClientTransport? _transport;

    /// <summary>Connects, and signs the person in on the way.</summary>
    public async Task<McpClient> ConnectAsync(CancellationToken cancellation)
    {
        _transport = new HttpClientTransport(
            new HttpClientTransportOptions
            {
                Endpoint = new Uri(visit.Origin.At(Paths.Mcp)),
                TransportMode = HttpTransportMode.StreamableHttp,
                OAuth = new ClientOAuthOptions
                {
                    RedirectUri = redirect,
                    DynamicClientRegistration = new DynamicClientRegistrationOptions { ClientName = "ProjectsPlugin doctor" },
                    AuthorizationCallbackHandler = SendPersonAsync,
                    TokenCache = _kept,
                },
            },
            _http);

        // The first answer waits for the sign-in, so that silence says nothing about the protocol's era.
        return await McpClient.CreateAsync(_transport, new McpClientOptions { DiscoverProbeTimeout = Timeout.InfiniteTimeSpan }, cancellationToken: cancellation);
    }

    /// <summary>Ends the access again (RFC 7009).</summary>
    /// <returns>Why it did not end; null if it did.</returns>
    public async Task<string?> GiveBackAsync(CancellationToken cancellation)
    {
        if (_kept.Tokens is not { } tokens)
            return "No token was given.";

        var fields = new Dictionary<string, string?> { ["token"] = tokens.RefreshToken ?? tokens.AccessToken, ["client_id"] = tokens.ClientId, ["client_secret"] = tokens.ClientSecret };
        using var request = new HttpRequestMessage(HttpMethod.Post, Paths.Revoke) { Content = new FormUrlEncodedContent(fields.Where(field => field.Value is not null)!) };
        try
        {
            var answer = await visit.AskAsync(request, cancellation);
            return answer.Status is HttpStatusCode.OK ? null : $"POST {Paths.Revoke} {answer.Summary}";
        }
        catch (UnreadableException unanswered)
        {
            return unanswered.Message;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_transport is not null)
            await _transport.DisposeAsync();
        _http.Dispose();
    }

    private async Task<AuthorizationResult?> SendPersonAsync(AuthorizationCallbackContext context, CancellationToken cancellation)
    {
        var answer = HttpUtility.ParseQueryString((await person.AllowAsync(context.AuthorizationUri, cancellation)).Query);
        return new AuthorizationResult { Code = answer["code"] ?? "", State = answer["state"] ?? "", Iss = answer["iss"] ?? "" };
    }
}
