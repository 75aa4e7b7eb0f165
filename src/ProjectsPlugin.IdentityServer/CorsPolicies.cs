using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer;

/// <summary>
/// Lets assistants that are web pages, such as the MCP Inspector, read metadata, register, exchange and revoke from their own
/// origin. No cookie is looked at there, so that any origin may. Never the authorization endpoint and pages (RFC 9700, section 2.6).
/// </summary>
internal static class CorsPolicies
{
    private static readonly string[] Endpoints =
    [
        Paths.AuthorizationServerMetadata, Paths.OpenIdConfiguration, Paths.Jwks,
        Paths.Register, Paths.RootRegister, Paths.Token, Paths.RootToken, Paths.Revoke,
    ];

    public static void AddCorsPolicies(this WebApplicationBuilder builder) => builder.Services.AddCors();

    public static void UseCorsPolicies(this WebApplication app) => app.UseWhen(
        context => Endpoints.Any(path => context.Request.Path == path),
        programs => programs.UseCors(policy => policy
            .AllowAnyOrigin()
            .AllowAnyHeader()
            .WithMethods(HttpMethods.Get, HttpMethods.Post)
            .WithExposedHeaders("WWW-Authenticate", "Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
}
