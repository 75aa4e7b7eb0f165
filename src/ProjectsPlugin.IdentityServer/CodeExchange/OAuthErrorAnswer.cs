namespace ProjectsPlugin.IdentityServer.CodeExchange;

/// <summary>An error answer of the exchange that no engine had a say in (RFC 6749, section 5.2).</summary>
internal static class OAuthErrorAnswer
{
    public static Task InvalidRequestAsync(HttpContext context, string description)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(
            new Dictionary<string, string> { ["error"] = "invalid_request", ["error_description"] = description }, context.RequestAborted);
    }
}
