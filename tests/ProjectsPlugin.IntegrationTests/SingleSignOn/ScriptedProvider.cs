using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ProjectsPlugin.IntegrationTests.SingleSignOn;

/// <summary>
/// Identity providers on one loopback port, an issuer for each first part of a path. What each answers is scripted by the test for its own sign-in; what
/// it is asked is held to the letter of the code flow with PKCE.
/// </summary>
internal sealed class ScriptedProvider : IAsyncDisposable
{
    public const string ClientId = "projects-plugin";
    public const string ClientSecret = "a secret that both sides know, long enough";

    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "first" };
    private readonly ConcurrentDictionary<string, (UpstreamRequest Request, UpstreamAnswer Answer)> _codes = new();
    private readonly ConcurrentDictionary<string, UpstreamAnswer> _accessTokens = new();

    private ScriptedProvider(WebApplication app) => _app = app;

    /// <summary>What each issuer's discovery document says besides, or in place of, the usual.</summary>
    public ConcurrentDictionary<string, Action<JsonObject>> Metadata { get; } = new();

    /// <summary>Answers in place of an issuer, which is down or slow.</summary>
    public ConcurrentDictionary<string, RequestDelegate> Outages { get; } = new();

    public static async Task<ScriptedProvider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new ScriptedProvider(app);
        app.Run(provider.AnswerAsync);
        await app.StartAsync();
        return provider;
    }

    public string IssuerOf(string name) => $"{_app.Urls.First()}/{name}";

    /// <summary>Reads where a browser was sent, and what it was sent with.</summary>
    public UpstreamRequest Read(Uri address)
    {
        Assert.That(address.GetLeftPart(UriPartial.Authority), Is.EqualTo(_app.Urls.First()));
        return new UpstreamRequest(
            address.Segments[1].Trim('/'), QueryHelpers.ParseQuery(address.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));
    }

    /// <summary>Where the browser goes when the person has signed in there, as the test scripts it.</summary>
    public string Answer(UpstreamRequest request, UpstreamAnswer answer)
    {
        var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
        _codes[code] = (request, answer);
        var query = new Dictionary<string, string?> { ["code"] = code, ["state"] = request["state"] };
        answer.Response?.Invoke(query);
        return QueryHelpers.AddQueryString(request["redirect_uri"], query);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Rsa.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path.Value!.Split('/') is not ["", var name, .. var rest])
            return Task.CompletedTask;
        if (Outages.TryGetValue(name, out var outage))
            return outage(context);

        return string.Join('/', rest) switch
        {
            ".well-known/openid-configuration" => WriteAsync(context, MetadataOf(name)),
            "keys" => WriteAsync(context, new JsonObject { ["keys"] = new JsonArray(Key()) }),
            "token" => ExchangeAsync(context, name),
            "me" => WriteAsync(context, _accessTokens[context.Request.Headers.Authorization.ToString()["Bearer ".Length..]].UserInfo),
            _ => Task.FromException(new InvalidOperationException($"Nobody asks a provider for {context.Request.Path}.")),
        };
    }

    private JsonObject MetadataOf(string name)
    {
        var issuer = IssuerOf(name);
        var metadata = new JsonObject
        {
            ["issuer"] = issuer,
            ["authorization_endpoint"] = $"{issuer}/authorize",
            ["token_endpoint"] = $"{issuer}/token",
            ["userinfo_endpoint"] = $"{issuer}/me",
            ["jwks_uri"] = $"{issuer}/keys",
        };
        Metadata.GetValueOrDefault(name)?.Invoke(metadata);
        return metadata;
    }

    private async Task ExchangeAsync(HttpContext context, string name)
    {
        var form = await context.Request.ReadFormAsync();
        if (!_codes.TryRemove(form["code"].ToString(), out var pending)
            || pending.Request.Provider != name
            || form["client_id"] != ClientId || form["client_secret"] != ClientSecret
            || form["redirect_uri"] != pending.Request["redirect_uri"]
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != pending.Request["code_challenge"])
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await WriteAsync(context, new JsonObject { ["error"] = "invalid_grant" });
            return;
        }

        var accessToken = Guid.NewGuid().ToString();
        _accessTokens[accessToken] = pending.Answer;
        await WriteAsync(context, new JsonObject
        {
            ["access_token"] = accessToken,
            ["token_type"] = "Bearer",
            ["expires_in"] = 60,
            ["id_token"] = IdToken(pending.Request, pending.Answer),
        });
    }

    private string IdToken(UpstreamRequest request, UpstreamAnswer answer)
    {
        var now = answer.Now.ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = IssuerOf(request.Provider),
            ["sub"] = answer.Subject,
            ["aud"] = ClientId,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["nonce"] = request["nonce"],
        };
        answer.Token?.Invoke(claims);
        if (answer.IsUnsigned)
            return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.";

        return new JsonWebTokenHandler().CreateToken(claims.ToJsonString(), answer.Credentials ?? new SigningCredentials(_key, SecurityAlgorithms.RsaSha256));
    }

    private JsonObject Key()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(_key);
        return new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = _key.KeyId, ["n"] = key.N, ["e"] = key.E };
    }

    private static Task WriteAsync(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answer.ToJsonString(new JsonSerializerOptions()));
    }
}

/// <summary>Where a browser was sent to sign in.</summary>
/// <param name="Provider">The provider's part of the path.</param>
/// <param name="Parameters">The query.</param>
internal sealed record UpstreamRequest(string Provider, IReadOnlyDictionary<string, string> Parameters)
{
    public string this[string name] => Parameters[name];
}

/// <summary>What a provider says of a person.</summary>
/// <param name="Subject">Who it is there.</param>
/// <param name="Now">The provider's clock.</param>
internal sealed record UpstreamAnswer(string Subject, DateTimeOffset Now)
{
    /// <summary>Adds to the claims of the ID token, or takes away.</summary>
    public Action<JsonObject>? Token { get; init; }

    /// <summary>Changes the query with which the browser returns.</summary>
    public Action<Dictionary<string, string?>>? Response { get; init; }

    /// <summary>What the UserInfo endpoint says.</summary>
    public JsonObject UserInfo { get; init; } = [];

    /// <summary>By whom the ID token is signed; by the provider if null.</summary>
    public SigningCredentials? Credentials { get; init; }

    public bool IsUnsigned { get; init; }
}
