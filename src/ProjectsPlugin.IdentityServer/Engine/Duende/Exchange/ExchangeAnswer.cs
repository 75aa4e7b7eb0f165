using Duende.IdentityServer.Endpoints.Results;
using Duende.IdentityServer.Hosting;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>The tokens as a flat object (RFC 6749, section 5.1), to be kept nowhere on the way.</summary>
internal sealed class ExchangeAnswer : IHttpResponseWriter<TokenResult>
{
    public Task WriteHttpResponse(TokenResult result, HttpContext context)
    {
        var tokens = result.Response;
        var answer = new Dictionary<string, object>
        {
            ["access_token"] = tokens.AccessToken,
            ["token_type"] = tokens.AccessTokenType,
            ["expires_in"] = tokens.AccessTokenLifetime,
            ["scope"] = tokens.Scope,
        };
        if (tokens.RefreshToken is not null)
            answer["refresh_token"] = tokens.RefreshToken;
        if (tokens.IdentityToken is not null)
            answer["id_token"] = tokens.IdentityToken;

        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
    }
}
