using Duende.IdentityServer.Endpoints.Results;
using Duende.IdentityServer.Hosting;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Token;

/// <summary>An error of the exchange or revocation (RFC 6749, section 5.2): 401 for a client that is not known or not who it says.</summary>
internal sealed class TokenErrorWriter : IHttpResponseWriter<TokenErrorResult>, IHttpResponseWriter<TokenRevocationErrorResult>
{
    private const string InvalidClient = "invalid_client";

    public Task WriteHttpResponse(TokenErrorResult result, HttpContext context) => WriteAsync(context, result.Response.Error, result.Response.ErrorDescription);

    public Task WriteHttpResponse(TokenRevocationErrorResult result, HttpContext context) => WriteAsync(context, result.Error, description: null);

    private static Task WriteAsync(HttpContext context, string error, string? description)
    {
        context.Response.StatusCode = error == InvalidClient ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest;
        context.Response.Headers.CacheControl = "no-store";
        if (error == InvalidClient)
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"exchange\"";

        var answer = new Dictionary<string, string> { ["error"] = error };
        if ((context.Features.Get<OAuthError>()?.Description ?? description) is { Length: > 0 } told)
            answer["error_description"] = told;
        return context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
    }
}
