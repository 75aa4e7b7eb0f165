using ProjectsPlugin.IdentityServer.Authorize;

namespace ProjectsPlugin.IdentityServer.Token;

/// <summary>What becomes of code exchanges and refreshes.</summary>
internal static class TokenSetup
{
    public static void AddToken(this WebApplicationBuilder builder) => builder.Services.AddScoped<TokenRequestRules>();

    /// <summary>Lets engines read each request as RFC 6749 describes it, however it came; before authentication, which is where an engine reads it.</summary>
    public static void UseRequestReading(this WebApplication app)
    {
        app.UseInteractionUrls();
        app.UseMiddleware<JsonExchange>();
    }
}
