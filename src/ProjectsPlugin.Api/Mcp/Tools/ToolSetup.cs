using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Api.Mcp.Arguments;
using ProjectsPlugin.Api.Mcp.Authorization;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>The tools: each a class with one method, which reads the company's records and changes nothing.</summary>
internal static class ToolSetup
{
    public const string SecuritySchemes = "securitySchemes";

    private static readonly MethodInfo[] All =
    [
        Method<GetProjects>(),
        Method<GetProject>(),
        Method<GetUsers>(),
        Method<GetUser>(),
        Method<GetMe>(),
        Method<GetCompany>(),
        Method<Search>(),
        Method<Fetch>(),
    ];

    /// <summary>The SDK makes the schemas from the method's parameters and from the record that it answers.</summary>
    public static void AddTools(this IServiceCollection services)
    {
        foreach (var method in All)
            services.AddSingleton(provider => Create(method, provider.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions));
    }

    private static MethodInfo Method<T>() => typeof(T).GetMethods().Single(method => method.IsDefined(typeof(McpServerToolAttribute)));

    private static ToolScopeAttribute ScopeOf(MethodInfo method) => method.GetCustomAttributes<ToolScopeAttribute>().Single();

    private static McpServerTool Create(MethodInfo method, JsonSerializerOptions json)
    {
        var toolOfRequest = ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
        return McpServerTool.Create(method, request => toolOfRequest(request.Services!, null), new McpServerToolCreateOptions
        {
            ReadOnly = true,
            Destructive = false,
            Idempotent = true,
            OpenWorld = false,
            SerializerOptions = json,
            SchemaCreateOptions = ClosedSchema.Options,
            Meta = new JsonObject { [SecuritySchemes] = Schemes(ScopeOf(method).Requirement) },
        });
    }

    /// <summary>A scheme for each scope, as any one of them is enough.</summary>
    private static JsonArray Schemes(ScopeRequirement requirement) =>
        [.. requirement.AnyOf.Select(scope => new JsonObject { ["type"] = "oauth2", ["scopes"] = new JsonArray(scope) })];
}
