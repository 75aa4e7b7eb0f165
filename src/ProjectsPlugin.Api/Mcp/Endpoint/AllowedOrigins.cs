using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Api.Problems;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>
/// Which browser pages may call the endpoint. A page of any other site is refused before its token is looked at, so that
/// a name which leads to this host for a moment (DNS rebinding) opens nothing; clients without a browser send no origin.
/// </summary>
internal static class AllowedOrigins
{
    public const string Cors = "MCP";

    public static void AddAllowedOrigins(this IServiceCollection services) => services.AddOptions<CorsOptions>().Configure<PublicUrl, IOptions<McpOptions>>(
        (cors, publicUrl, mcp) => cors.AddPolicy(Cors, policy => policy
            .WithOrigins([publicUrl.ToString(), .. mcp.Value.AllowedOrigins])
            .WithMethods(HttpMethods.Post)
            .AllowAnyHeader()
            .WithExposedHeaders(HeaderNames.WWWAuthenticate, HeaderNames.RetryAfter, "X-RateLimit-Limit")));

    public static void UseAllowedOrigins(this WebApplication app)
    {
        var allowed = app.Services.GetRequiredService<IOptions<McpOptions>>().Value.AllowedOrigins
            .Append(app.Services.GetRequiredService<PublicUrl>().ToString())
            .ToHashSet(StringComparer.Ordinal);

        app.Use((context, next) =>
            context.GetEndpoint()?.Metadata.GetMetadata<ProtectedResource>() is null
            || context.Request.Headers.Origin is not { Count: > 0 } origin
            || allowed.Contains(origin.ToString())
                ? next(context)
                : Problem.WriteAsync(
                    context,
                    StatusCodes.Status403Forbidden,
                    "Pages of this site may not call this address. Whoever runs this installation can allow it with Mcp__AllowedOrigins__0."));
    }
}
