using System.Net;
using System.Web;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.SignIn;

/// <summary>
/// The official MCP client, which gets the address alone: it discovers, registers, sends the user to sign in, exchanges the code and calls
/// tools.
/// </summary>
internal sealed class McpConnection(CheckContext context, HeadlessUser user, Uri redirect) : IAsyncDisposable
{
    private readonly InMemoryTokenCache _tokens = new();
    private readonly HttpClient _http = context.NewClient(cookies: false);
    private HttpClientTransport? _transport;

    /// <summary>Connects, and signs the person in on the way.</summary>
    public async Task<McpClient> ConnectAsync(CancellationToken cancellation)
    {
        _transport = new HttpClientTransport(
            new HttpClientTransportOptions
            {
                Endpoint = new Uri(context.Origin.At(Paths.Mcp)),
                TransportMode = HttpTransportMode.StreamableHttp,
                OAuth = new ClientOAuthOptions
                {
                    RedirectUri = redirect,
                    DynamicClientRegistration = new DynamicClientRegistrationOptions { ClientName = "ProjectsPlugin doctor" },
                    AuthorizationCallbackHandler = AuthorizeAsync,
                    TokenCache = _tokens,
                },
            },
            _http);

        // The first answer waits for the sign-in, so that silence says nothing about the protocol's era.
        return await McpClient.CreateAsync(
            _transport,
            new McpClientOptions { DiscoverProbeTimeout = Timeout.InfiniteTimeSpan },
            cancellationToken: cancellation);
    }

    /// <summary>Ends the access again (RFC 7009).</summary>
    /// <returns>Why it did not end; null if it did.</returns>
    public async Task<string?> RevokeAsync(CancellationToken cancellation)
    {
        if (_tokens.Tokens is not { } tokens)
            return "No token was given.";

        var fields = new Dictionary<string, string?>
        {
            ["token"] = tokens.RefreshToken ?? tokens.AccessToken,
            ["client_id"] = tokens.ClientId,
            ["client_secret"] = tokens.ClientSecret,
        };
        using var content = new FormUrlEncodedContent(fields.Where(field => field.Value is not null)!);
        using var request = new HttpRequestMessage(HttpMethod.Post, Paths.Revoke) { Content = content };
        try
        {
            var answer = await context.SendAsync(request, cancellation);
            return answer.Status is HttpStatusCode.OK ? null : $"POST {Paths.Revoke} {answer.Summary}";
        }
        catch (DocumentUnavailableException unanswered)
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

    private async Task<AuthorizationResult?> AuthorizeAsync(AuthorizationCallbackContext request, CancellationToken cancellation)
    {
        var answer = HttpUtility.ParseQueryString((await user.AllowAsync(request.AuthorizationUri, cancellation)).Query);
        return new AuthorizationResult { Code = answer["code"] ?? "", State = answer["state"] ?? "", Iss = answer["iss"] ?? "" };
    }
}
