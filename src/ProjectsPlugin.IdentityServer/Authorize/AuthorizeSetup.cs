namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>What becomes of authorization requests.</summary>
internal static class AuthorizeSetup
{
    public static void AddAuthorize(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<InteractionTickets>();
        builder.Services.AddSingleton<Resources>();
        builder.Services.AddSingleton<RequestedScopes>();
        builder.Services.AddScoped<AuthorizationRequests>();
        builder.Services.AddScoped<AuthorizeRequestRules>();
        builder.Services.AddScoped<AuthorizeInteraction>();
        builder.Services.AddScoped<AuthorizationRejections>();
    }
}
