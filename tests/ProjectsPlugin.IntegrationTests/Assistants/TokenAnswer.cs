using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ProjectsPlugin.IntegrationTests.Assistants;

/// <summary>What the token endpoint said.</summary>
internal sealed class TokenAnswer
{
    private readonly JsonObject _body;

    private TokenAnswer(HttpResponseMessage response, JsonObject body) => (Response, _body) = (response, body);

    public HttpResponseMessage Response { get; }

    public HttpStatusCode Status => Response.StatusCode;

    public string AccessToken => Text("access_token") ?? throw new AssertionException($"No access token but {_body.ToJsonString()}");

    public string RefreshToken => Text("refresh_token") ?? throw new AssertionException($"No refresh token but {_body.ToJsonString()}");

    public string? IdToken => Text("id_token");

    public string? Error => Text("error");

    public int ExpiresIn => _body["expires_in"]!.GetValue<int>();

    public IReadOnlyCollection<string> Scopes => AccessClaims.GetClaim("scope").Value.Split(' ');

    /// <summary>The access token taken apart, unverified.</summary>
    public JsonWebToken AccessClaims => new(AccessToken);

    public string? Text(string member) => _body[member]?.GetValue<string>();

    public static async Task<TokenAnswer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        try
        {
            return new TokenAnswer(response, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
        }
        catch (JsonException)
        {
            throw new AssertionException($"{(int)response.StatusCode} with a body that is not JSON: {text}");
        }
    }
}
