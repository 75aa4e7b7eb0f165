using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace ProjectsPlugin.Hosting;

/// <summary>Marks an endpoint whose answer is the same for everybody and has no secret in it.</summary>
public record PublicDocument;

/// <summary>
/// Compresses answers that are marked so, and no others. The length of a compressed answer tells of a secret in it to whoever can have
/// a text of theirs put beside it (BREACH), and pages, tokens and data have both.
/// </summary>
public static class DocumentCompression
{
    // Not pages, whether or not somebody is signed in, and not what is packed already.
    private static readonly string[] Types =
        ["application/json", "application/jwk-set+json", "application/yaml", "image/svg+xml", "text/css", "text/javascript", "text/plain"];

    public static void AddDocumentCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.MimeTypes = Types;
        // Off by default for the sake of secrets, of which there are none.
        options.EnableForHttps = true;
    });

    /// <summary>After routing, around whatever writes documents.</summary>
    public static void UseDocumentCompression(this IApplicationBuilder app) => app.UseWhen(
        context => context.GetEndpoint()?.Metadata.GetMetadata<PublicDocument>() is not null,
        documents =>
        {
            // HEAD without a body would not be compressed, and would tell another length than GET has.
            documents.UseHeadAsGet();
            documents.Use((context, next) =>
            {
                // On 304 and on what was not compressed, too: caches keep each form for those who asked for it.
                context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
                return next(context);
            });
            documents.UseResponseCompression();
        });
}
