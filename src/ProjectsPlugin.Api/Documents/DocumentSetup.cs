using Microsoft.Net.Http.Headers;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Documents;

/// <summary>The documents by which an assistant is installed: for everybody, cacheable, and readable by the pages of some sites.</summary>
internal static class DocumentSetup
{
    /// <summary>Readers: ChatGPT's own pages.</summary>
    public const string ChatGpt = "ChatGPT";

    /// <summary>Readers: the pages of any site, as clients of MCP may run in any browser.</summary>
    public const string Anybody = "Anybody";

    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddDocumentCompression();
        services.AddCors(cors =>
        {
            cors.AddPolicy(ChatGpt, policy => policy
                .WithOrigins("https://chat.openai.com", "https://chatgpt.com")
                .WithMethods(HttpMethods.Get)
                .WithHeaders("openai-conversation-id", "openai-ephemeral-user-id", HeaderNames.IfNoneMatch)
                .WithExposedHeaders(HeaderNames.ETag));
            cors.AddPolicy(Anybody, policy => policy.AllowAnyOrigin().WithMethods(HttpMethods.Get).AllowAnyHeader());
        });
    }

    /// <param name="endpoint">What answers the document.</param>
    /// <param name="seconds">How long copies are good without asking; 0 for documents that change while somebody watches.</param>
    /// <param name="readers">Whose pages may read it in a browser.</param>
    public static RouteHandlerBuilder AsDocument(this RouteHandlerBuilder endpoint, int seconds = 300, string readers = ChatGpt) => endpoint
        .AllowAnonymous()
        .RequireCors(readers)
        .ExcludeFromDescription()
        .WithMetadata(new PublicDocument())
        .AddEndpointFilter((context, next) =>
        {
            var headers = context.HttpContext.Response.Headers;
            headers.CacheControl = seconds == 0 ? "public, no-cache" : $"public, max-age={seconds}";
            // CORS says so itself to a caller with an origin; a shared cache must know it of every copy.
            if (!context.HttpContext.Request.Headers.ContainsKey(HeaderNames.Origin))
                headers.Append(HeaderNames.Vary, HeaderNames.Origin);
            return next(context);
        });
}
