using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Documents;
using ProjectsPlugin.Api.Mcp.Completions;
using ProjectsPlugin.Api.Mcp.Endpoint;
using ProjectsPlugin.Api.Mcp.Prompts;
using ProjectsPlugin.Api.Mcp.Resources;
using ProjectsPlugin.Api.Mcp.Tools;
using ProjectsPlugin.Api.Problems;
using ProjectsPlugin.Api.Security;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Mcp;

/// <summary>The same records for assistants that speak MCP: one address, no sessions, every revision of the protocol that clients still speak.</summary>
internal static class McpSetup
{
    /// <summary>What clients may call this server where they need a word for it.</summary>
    public const string ServerName = "projects";

    public static void AddMcp(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<McpOptions>().BindConfiguration(McpOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<McpOptions>, McpOptionsValidation>();
        services.AddAllowedOrigins();
        services.AddSingleton<ToolResults>();
        services.AddSingleton<CallLimit>();
        services.AddSingleton<Completer>();
        services.AddRecords();
        services.AddMcpServer().WithHttpTransport(http => http.SessionMode = ModelContextProtocol.AspNetCore.HttpServerSessionMode.Stateless);
        services.AddOptions<McpServerOptions>().Configure<PublicUrl, ProductName, CallLimit, Completer>((server, publicUrl, name, limit, completer) =>
        {
            server.ServerInfo = new Implementation { Name = ServerName, Title = name.ToString(), Version = ProductVersion.Current, WebsiteUrl = publicUrl.ToString() };
            server.ServerInstructions = Instructions.Text;
            Answer(server, completer);
            Limit(server.Filters.Request, limit);
            OnePage.Add(server.Filters.Request);
            server.Filters.Message.OutgoingFilters.Add(OutgoingMessages.Filter);
        });
    }

    public static void MapMcp(this WebApplication app)
    {
        var publicUrl = app.Services.GetRequiredService<PublicUrl>();
        var resource = new ProtectedResource(publicUrl.At(Paths.ProtectedResourceMetadataOfMcp));

        var endpoint = app.MapGroup(Paths.Mcp).WithMetadata(resource).RequireAuthorization().ExcludeFromDescription();
        McpEndpointRouteBuilderExtensions.MapMcp(endpoint)
            .WithName("mcp")
            .RequireCors(AllowedOrigins.Cors)
            .AddEndpointFilter((context, next) => new ScopeGate(context.HttpContext.RequestServices.GetRequiredService<AuditContext>(), resource).PassAsync(context.HttpContext, () => next(context)))
            .AddEndpointFilter((context, next) => AnswerForm.ChooseAsync(context, next))
            // What is sent as something else than JSON is refused by the gate, after the token was asked for.
            .Finally(post => post.Metadata.Remove(post.Metadata.OfType<IAcceptsMetadata>().Single()));
        endpoint.MapMethods("", [HttpMethods.Get, HttpMethods.Delete, HttpMethods.Put, HttpMethods.Patch], NotAllowed);

        var name = app.Services.GetRequiredService<ProductName>().ToString();
        app.MapGet(Paths.ProtectedResourceMetadata, ResourceMetadata.Of(Audiences.Rest(publicUrl), publicUrl, name).Send)
            .AsDocument(readers: DocumentSetup.Anybody);
        app.MapGet(Paths.ProtectedResourceMetadataOfMcp, ResourceMetadata.Of(Audiences.Mcp(publicUrl), publicUrl, name).Send)
            .AsDocument(readers: DocumentSetup.Anybody);
    }

    /// <summary>What a model calls and what a person picks.</summary>
    private static void AddRecords(this IServiceCollection services)
    {
        services.AddSingleton<McpServerTool, GetProjects>();
        services.AddSingleton<McpServerTool, GetProject>();
        services.AddSingleton<McpServerTool, GetUsers>();
        services.AddSingleton<McpServerTool, GetUser>();
        services.AddSingleton<McpServerTool, GetMe>();
        services.AddSingleton<McpServerTool, GetCompany>();
        services.AddSingleton<McpServerTool, Search>();
        services.AddSingleton<McpServerTool, Fetch>();
        services.AddSingleton<McpServerPrompt, OutreachEmail>();
        services.AddSingleton<McpServerResource, CompanyResource>();
        services.AddSingleton<McpServerResource, ProjectResource>();
    }

    /// <summary>What is asked for by a name that nothing here has, and completions, for which the SDK has no type to register.</summary>
    private static void Answer(McpServerOptions server, Completer completer)
    {
        server.Handlers.GetPromptHandler = OutreachEmail.NotFound;
        server.Handlers.ReadResourceHandler = RecordResource.NotFound;
        server.Handlers.SubscribeToResourcesHandler = RecordResource.NotWatched;
        server.Handlers.UnsubscribeFromResourcesHandler = RecordResource.NotWatched;
        server.Handlers.CompleteHandler = completer.CompleteAsync;
    }

    private static void Limit(McpRequestFilters calls, CallLimit limit)
    {
        calls.CallToolFilters.Add(limit.OfTool);
        calls.GetPromptFilters.Add(limit.Of);
        calls.ReadResourceFilters.Add(limit.Of);
        calls.CompleteFilters.Add(limit.Of);
    }

    private static Task NotAllowed(HttpContext context)
    {
        context.Response.Headers.Allow = HttpMethods.Post;
        return Problem.WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "There are no sessions and no streams to open here. Send each message with POST.");
    }
}
