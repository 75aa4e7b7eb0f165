using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Engines;

/// <summary>Marks a document that the engine writes for everybody: metadata and keys.</summary>
internal sealed record EngineDocument : PublicDocument
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];
}

/// <summary>Sends such documents as caches and monitors want them: with an ETag and an age, and for HEAD without the body; engines know GET alone.</summary>
internal static class EngineDocuments
{
    // New keys are published a day before they are used.
    private const string Caching = "public, max-age=300";

    public static void UseEngineDocuments(this WebApplication app) => app.UseWhen(
        context => context.GetEndpoint()?.Metadata.GetMetadata<EngineDocument>() is not null,
        documents => documents.Use(SendAsync));

    private static async Task SendAsync(HttpContext context, RequestDelegate next)
    {
        var (method, body) = (context.Request.Method, context.Response.Body);
        using var document = new MemoryStream();
        (context.Request.Method, context.Response.Body) = (HttpMethods.Get, document);
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Method, context.Response.Body) = (method, body);
        }

        var content = document.ToArray();
        if (context.Response.StatusCode is StatusCodes.Status200OK)
            context.Response.Headers.CacheControl = Caching;
        await new Document(content, context.Response.ContentType).Send().ExecuteAsync(context);
    }
}
