using Microsoft.Net.Http.Headers;

namespace ProjectsPlugin.Api.Documents;

/// <summary>The documents by which an assistant is installed: for everybody, cacheable, and readable by ChatGPT's own pages.</summary>
internal static class DocumentSetup
{
    private const string ChatGpt = "ChatGPT";

    public static void AddDocuments(this IServiceCollection services) => services.AddCors(cors => cors.AddPolicy(ChatGpt, policy => policy
        .WithOrigins("https://chat.openai.com", "https://chatgpt.com")
        .WithMethods(HttpMethods.Get)
        .WithHeaders("openai-conversation-id", "openai-ephemeral-user-id", HeaderNames.IfNoneMatch)
        .WithExposedHeaders(HeaderNames.ETag)));

    /// <param name="endpoint">What answers the document.</param>
    /// <param name="seconds">How long copies are good without asking; 0 for documents that change while somebody watches.</param>
    public static RouteHandlerBuilder AsDocument(this RouteHandlerBuilder endpoint, int seconds = 300) => endpoint
        .AllowAnonymous()
        .RequireCors(ChatGpt)
        .ExcludeFromDescription()
        .AddEndpointFilter((context, next) =>
        {
            var headers = context.HttpContext.Response.Headers;
            headers.CacheControl = seconds == 0 ? "public, no-cache" : $"public, max-age={seconds}";
            // CORS says so itself to a caller with an origin; a shared cache must know it of every copy.
            if (!context.HttpContext.Request.Headers.ContainsKey(HeaderNames.Origin))
                headers.Vary = HeaderNames.Origin;
            return next(context);
        });
}
