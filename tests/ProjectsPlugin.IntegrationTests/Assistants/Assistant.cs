using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Assistants;

/// <summary>An assistant of the first two generations: a confidential client that knows its id, its secret and where people return to.</summary>
internal sealed class Assistant(IOrigin origin, ConfiguredClient client, string redirectUri) : IDisposable
{
    public const string State = "xyz ~ä+/=";

    private readonly HttpClient _http = origin.CreateClient();

    public BodyStyle Style { get; init; } = BodyStyle.Json;

    public string RedirectUri { get; } = redirectUri;

    /// <summary>The plugin with the one callback that this run's shared installation is bound to.</summary>
    public static Assistant Plugin(Installation installation) =>
        new(installation, installation.ChatGptPlugin, PluginCallback("12345678-1234-4234-8234-123456789abc"));

    /// <summary>A GPT Action with the one callback of this run.</summary>
    public static Assistant Action(Installation installation) =>
        new(installation, installation.GptAction, "https://chatgpt.com/aip/g-0123456789abcdef/oauth/callback") { Style = BodyStyle.Form };

    public static string PluginCallback(string id) => $"https://chat.openai.com/aip/plugin-{id}/oauth/callback";

    /// <summary>Where it sends the browser; a value of null leaves the parameter out.</summary>
    public string AuthorizeAddress(string? scope = "", params (string Name, string? Value)[] others)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = client.Id,
            ["scope"] = scope,
            ["state"] = State,
            ["redirect_uri"] = RedirectUri,
        };
        foreach (var (name, value) in others)
            parameters[name] = value;
        return QueryHelpers.AddQueryString("/oauth", parameters.Where(parameter => parameter.Value is not null));
    }

    /// <summary>Sends a new person through sign-in and consent and exchanges the code.</summary>
    public async Task<TokenAnswer> SignInAsync(string? scope = "", string email = Person.Alec, string password = Installation.DemoPassword)
    {
        using var person = new Person(origin, email, password);
        return await ExchangeAsync(Code(await person.AllowAsync(AuthorizeAddress(scope))));
    }

    /// <summary>The code that came back, once <c>state</c> and <c>iss</c> are as they must be.</summary>
    public string Code(Uri returned)
    {
        var query = QueryHelpers.ParseQuery(returned.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(returned.GetLeftPart(UriPartial.Path), Is.EqualTo(RedirectUri));
            Assert.That(query["state"].ToString(), Is.EqualTo(State));
            Assert.That(query["iss"].ToString(), Is.EqualTo(origin.PublicUrl.Issuer));
            Assert.That(query.ContainsKey("error"), Is.False, returned.Query);
        }

        return query["code"].ToString();
    }

    public Task<TokenAnswer> ExchangeAsync(string code, params (string Name, string? Value)[] others) =>
        PostAsync([("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RedirectUri), .. others]);

    public Task<TokenAnswer> RefreshAsync(string refreshToken, params (string Name, string? Value)[] others) =>
        PostAsync([("grant_type", "refresh_token"), ("refresh_token", refreshToken), .. others]);

    /// <summary>A request to the token endpoint with this client's credentials; a later value of a name wins, null leaves it out.</summary>
    public async Task<TokenAnswer> PostAsync(params (string Name, string? Value)[] parameters)
    {
        var fields = new Dictionary<string, string?> { ["client_id"] = client.Id, ["client_secret"] = client.Secret };
        foreach (var (name, value) in parameters)
            fields[name] = value;

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/auth/oauth_exchange", UriKind.Relative));
        if (Style is BodyStyle.Basic)
        {
            var credentials = $"{Uri.EscapeDataString(fields["client_id"]!)}:{Uri.EscapeDataString(fields["client_secret"]!)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
            fields.Remove("client_id");
            fields.Remove("client_secret");
        }

        var present = fields.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => field.Value!);
        request.Content = Style is BodyStyle.Json ? JsonContent.Create(present) : new FormUrlEncodedContent(present);
        return await TokenAnswer.ReadAsync(await _http.SendAsync(request));
    }

    /// <summary>A request with any body, for tests of bad ones.</summary>
    public async Task<TokenAnswer> PostAsync(HttpContent body, string path = "/auth/oauth_exchange") =>
        await TokenAnswer.ReadAsync(await _http.PostAsync(new Uri(path, UriKind.Relative), body));

    public async Task<HttpResponseMessage> RevokeAsync(string token)
    {
        using var body = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["token"] = token, ["client_id"] = client.Id, ["client_secret"] = client.Secret });
        return await _http.PostAsync(new Uri("/auth/revoke", UriKind.Relative), body);
    }

    /// <summary>A call of the API, or of UserInfo, with an access token.</summary>
    public async Task<HttpResponseMessage> CallAsync(string path, string? accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (accessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await _http.SendAsync(request);
    }

    /// <summary>A PKCE pair (RFC 7636): the verifier and its S256 challenge.</summary>
    public static (string Verifier, string Challenge) Pkce()
    {
        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        return (verifier, WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
    }

    public void Dispose() => _http.Dispose();
}
