using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Scim.Documents;
using ProjectsPlugin.IdentityServer.Scim.Groups;
using ProjectsPlugin.IdentityServer.Scim.Tokens;
using ProjectsPlugin.IdentityServer.Scim.Users;

namespace ProjectsPlugin.IdentityServer.Scim;

/// <summary>SCIM 2.0 (RFC 7643, RFC 7644), where the settings switch it on.</summary>
internal static class ScimSetup
{
    public static void AddScim(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<ScimOptions>(ScimOptions.Section);
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ScimTokenHandler>(ScimTokenHandler.SchemeName, configureOptions: null);
        services.AddSingleton<ScimTokenLimiter>();
        services.AddSingleton<UserResource>();
        services.AddSingleton<GroupResource>();
        services.AddScoped<ScimTokens>();
        services.AddScoped<ScimTransaction>();
        services.AddScoped<UserQueries>();
        services.AddScoped<UserStore>();
        services.AddScoped<UserProvisioning>();
        services.AddScoped<GroupQueries>();
        services.AddScoped<GroupMembers>();
        services.AddScoped<GroupProvisioning>();
    }

    public static void MapScim(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<ScimOptions>>().Value.Enabled)
            return;

        var policy = new AuthorizationPolicyBuilder(ScimTokenHandler.SchemeName).RequireAuthenticatedUser().Build();
        var scim = app.MapGroup(Paths.Scim).RequireAuthorization(policy);
        scim.AddEndpointFilter(app.Services.GetRequiredService<ScimTokenLimiter>().LimitAsync);
        scim.AddEndpointFilter(AnswerFaultAsync);
        scim.MapDocuments();
        scim.MapUsers();
        scim.MapGroups();
    }

    private static async ValueTask<object?> AnswerFaultAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ScimException fault)
        {
            return ScimAnswer.Error(fault.Status, fault.Message, fault.ScimType);
        }
    }
}
