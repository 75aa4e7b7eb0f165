using Duende.IdentityServer.Endpoints.Results;
using Duende.IdentityServer.Hosting;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Token;

/// <summary>The tokens as a flat object (RFC 6749, section 5.1), to be kept nowhere on the way.</summary>
internal sealed class TokenResultWriter : IHttpResponseWriter<TokenResult>
{
    public Task WriteHttpResponse(TokenResult result, HttpContext context)
    {
        var tokens = result.Response;
        var answer = new Dictionary<string, object>
        {
            ["access_token"] = tokens.AccessToken,
            // RFC 6749, section 5.1 compares it without regard to case; the plugin's own description writes it so.
            ["token_type"] = "bearer",
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
