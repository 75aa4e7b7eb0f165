using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Api.Documents;
using ProjectsPlugin.Api.Mcp.Arguments;
using ProjectsPlugin.Api.Mcp.Completions;
using ProjectsPlugin.Api.Mcp.Endpoint;
using ProjectsPlugin.Api.Mcp.Prompts;
using ProjectsPlugin.Api.Mcp.Resources;
using ProjectsPlugin.Api.Mcp.Tools;
using ProjectsPlugin.Api.Problems;
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
        services.AddSingleton<TimeoutFilter>();
        services.AddSingleton<ToolCalls>();
        services.AddRecords();
        services.AddMcpServer().WithHttpTransport(http => http.SessionMode = HttpServerSessionMode.Stateless);
        services.AddSingleton<OptionsFactory<McpServerOptions>>();
        services.AddSingleton<IOptionsFactory<McpServerOptions>, SharedServerOptions>();
        services.AddOptions<McpServerOptions>().Configure<PublicUrl, ProductName, TimeoutFilter>((server, publicUrl, name, timeout) =>
        {
            server.ServerInfo = new Implementation
            {
                Name = ServerName,
                Title = name.ToString(),
                Version = ProductVersion.Current,
                WebsiteUrl = publicUrl.ToString(),
            };
            server.ServerInstructions = Instructions.Text;
            AddHandlers(server.Handlers);
            AddFilters(server.Filters.Request, timeout);
            server.Filters.Message.OutgoingFilters.Add(OutgoingMessages.Filter);
        });
    }

    public static void MapMcp(this WebApplication app)
    {
        var publicUrl = app.Services.GetRequiredService<PublicUrl>();
        var resource = new ProtectedResource(publicUrl.At(Paths.ProtectedResourceMetadataOfMcp));
        var tools = app.Services.GetRequiredService<IOptions<McpServerOptions>>().Value.ToolCollection!;
        var gate = new ScopeGate(new RequestScopes(tools), resource);

        var calls = app.Services.GetRequiredService<ToolCalls>();

        var endpoint = app.MapGroup(Paths.Mcp).WithMetadata(resource).RequireAuthorization().ExcludeFromDescription();
        McpEndpointRouteBuilderExtensions.MapMcp(endpoint)
            .WithName("mcp")
            .RequireCors(AllowedOrigins.Cors)
            .AddEndpointFilter((context, next) => gate.PassAsync(context.HttpContext, () => next(context)))
            .AddEndpointFilter((context, next) => ResponseFormat.ChooseAsync(context, next))
            .AddEndpointFilter((context, next) => calls.AnswerAsync(context, next))
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
        services.AddTools();
        services.AddSingleton(OutreachEmail.Create());
        services.AddSingleton<McpServerResource, RecordResource<CompanyReader>>();
        services.AddSingleton<McpServerResource, RecordResource<ProjectReader>>();
    }

    /// <summary>What is asked for by a name that nothing here has, and completions, for which the SDK has no type to register.</summary>
    private static void AddHandlers(McpServerHandlers handlers)
    {
        handlers.GetPromptHandler = OutreachEmail.NotFound;
        handlers.ReadResourceHandler = ResourceErrors.NotFound;
        handlers.SubscribeToResourcesHandler = ResourceErrors.NotWatched;
        handlers.UnsubscribeFromResourcesHandler = ResourceErrors.NotWatched;
        handlers.CompleteHandler = Completer.AnswerAsync;
    }

    private static void AddFilters(McpRequestFilters filters, TimeoutFilter timeout)
    {
        filters.CallToolFilters.Add(timeout.OfTool);
        filters.GetPromptFilters.Add(timeout.Of);
        filters.ReadResourceFilters.Add(timeout.Of);
        filters.CompleteFilters.Add(timeout.Of);
        filters.CallToolFilters.Add(ArgumentFilter.OfTool);
        filters.GetPromptFilters.Add(ArgumentFilter.OfPrompt);
        SinglePageFilter.Add(filters);
    }

    private static Task NotAllowed(HttpContext context)
    {
        context.Response.Headers.Allow = HttpMethods.Post;
        return Problem.WriteAsync(
            context, StatusCodes.Status405MethodNotAllowed, "There are no sessions and no streams to open here. Send each message with POST.");
    }
}
