using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Assistants;

/// <summary>
/// An assistant of the third generation: a public client that knows only the origin, finds the rest in the authorization server's
/// metadata, and sends PKCE and <c>resource</c>.
/// </summary>
internal sealed class PublicAssistant : IDisposable
{
    /// <summary>
    /// The public client that every installation has in its settings, with <see cref="Site"/>, <see cref="Loopback"/> and
    /// <see cref="SecureLoopback"/> as redirects.
    /// </summary>
    public const string PreRegisteredId = "mcp-client";
    public const string PreRegisteredName = "Example Assistant";

    public const string Site = "https://assistant.example/callback";
    public const string Loopback = "http://127.0.0.1/callback";
    public const string SecureLoopback = "https://localhost:8443/callback";
    public const string State = "xyz ~ä+/=";

    private readonly IOrigin _origin;
    private readonly HttpClient _http;
    private readonly (string Verifier, string Challenge) _pkce = Assistant.Pkce();

    private PublicAssistant(IOrigin origin, JsonNode metadata, string clientId, string redirectUri)
    {
        (_origin, Metadata, ClientId, RedirectUri) = (origin, metadata, clientId, redirectUri);
        Resource = Audiences.Mcp(origin.PublicUrl);
        _http = origin.CreateClient();
    }

    public string ClientId { get; }

    public string RedirectUri { get; }

    /// <summary>What the authorization server says about itself (RFC 8414).</summary>
    public JsonNode Metadata { get; }

    /// <summary>What tokens are asked for, at authorization, exchange and refresh; not sent if null.</summary>
    public string? Resource { get; init; }

    /// <summary>The verifier of every request of this assistant (RFC 7636).</summary>
    public string Verifier => _pkce.Verifier;

    /// <summary>
    /// Reads the metadata, as the client of the settings unless told otherwise; another resource than that of MCP by <paramref name="resource"/>, none by an
    /// empty one.
    /// </summary>
    public static async Task<PublicAssistant> DiscoverAsync(
        IOrigin origin, string clientId = PreRegisteredId, string redirectUri = Site, string? resource = null)
    {
        using var http = origin.CreateClient();
        var metadata = JsonNode.Parse(await http.GetStringAsync(new Uri(Paths.AuthorizationServerMetadata, UriKind.Relative)))!;
        return new PublicAssistant(origin, metadata, clientId, redirectUri)
        {
            Resource = resource is null ? Audiences.Mcp(origin.PublicUrl) : resource.Length > 0 ? resource : null,
        };
    }

    /// <summary>Registers itself (RFC 7591) where the server's metadata say, which are read unless given.</summary>
    public static async Task<PublicAssistant> RegisterAsync(
        IOrigin origin, string redirectUri = Site, string name = "Newcomer", bool refreshes = true, JsonNode? server = null, string? secondRedirectUri = null)
    {
        using var stranger = server is null ? await DiscoverAsync(origin) : new PublicAssistant(origin, server, "", redirectUri);
        string[] grantTypes = refreshes ? ["authorization_code", "refresh_token"] : ["authorization_code"];
        string[] redirectUris = secondRedirectUri is null ? [redirectUri] : [redirectUri, secondRedirectUri];
        var about = new { redirect_uris = redirectUris, client_name = name, token_endpoint_auth_method = "none", grant_types = grantTypes };
        using var answer = await stranger._http.PostAsJsonAsync(new Uri(stranger.Endpoint("registration_endpoint")), about);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), body);
        return new PublicAssistant(origin, stranger.Metadata, (string)JsonNode.Parse(body)!["client_id"]!, redirectUri);
    }

    /// <summary>Where it sends the browser; a value of null leaves the parameter out.</summary>
    public string AuthorizeAddress(string? scope = null, params (string Name, string? Value)[] others)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = ClientId,
            ["redirect_uri"] = RedirectUri,
            ["state"] = State,
            ["code_challenge"] = _pkce.Challenge,
            ["code_challenge_method"] = "S256",
            ["resource"] = Resource,
            ["scope"] = scope,
        };
        foreach (var (name, value) in others)
            parameters[name] = value;
        return QueryHelpers.AddQueryString(Endpoint("authorization_endpoint"), parameters.Where(parameter => parameter.Value is not null));
    }

    /// <summary>Sends a new person through sign-in and consent and exchanges the code.</summary>
    public async Task<TokenAnswer> SignInAsync(string? scope = null, string email = Person.Alec, string password = Installation.DemoPassword)
    {
        using var person = new Person(_origin, email, password);
        return await ExchangeAsync(Code(await person.AllowAsync(AuthorizeAddress(scope))));
    }

    /// <summary>The code that came back, once <c>state</c> and <c>iss</c> are as they must be.</summary>
    public string Code(Uri returned)
    {
        var query = QueryHelpers.ParseQuery(returned.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(returned.OriginalString, Does.StartWith(RedirectUri));
            Assert.That(query["state"].ToString(), Is.EqualTo(State));
            Assert.That(query["iss"].ToString(), Is.EqualTo((string?)Metadata["issuer"]));
            Assert.That(query.ContainsKey("error"), Is.False, returned.Query);
        }

        return query["code"].ToString();
    }

    public Task<TokenAnswer> ExchangeAsync(string code, params (string Name, string? Value)[] others) =>
        PostAsync(
        [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RedirectUri), ("code_verifier", Verifier), ("resource", Resource), .. others,
        ]);

    public Task<TokenAnswer> RefreshAsync(string refreshToken, params (string Name, string? Value)[] others) =>
        PostAsync([("grant_type", "refresh_token"), ("refresh_token", refreshToken), ("resource", Resource), .. others]);

    /// <summary>A request to the token endpoint; a later value of a name wins, null leaves it out.</summary>
    public async Task<TokenAnswer> PostAsync(params (string Name, string? Value)[] parameters)
    {
        var fields = new Dictionary<string, string?> { ["client_id"] = ClientId };
        foreach (var (name, value) in parameters)
            fields[name] = value;

        using var body = new FormUrlEncodedContent(fields.Where(field => field.Value is not null)!);
        return await TokenAnswer.ReadAsync(await _http.PostAsync(new Uri(Endpoint("token_endpoint")), body));
    }

    public async Task<HttpResponseMessage> RevokeAsync(string token)
    {
        using var body = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token, ["client_id"] = ClientId });
        return await _http.PostAsync(new Uri(Endpoint("revocation_endpoint")), body);
    }

    /// <summary>A call with an access token, or without.</summary>
    public async Task<HttpResponseMessage> CallAsync(string path, string? accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (accessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await _http.SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private string Endpoint(string name) => (string?)Metadata[name] ?? throw new AssertionException($"The metadata names no {name}.");
}
