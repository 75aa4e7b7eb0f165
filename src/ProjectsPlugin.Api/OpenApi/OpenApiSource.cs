using System.Text;
using NSwag.Generation;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.OpenApi;

/// <summary>The document in both renderings, made when the first caller asks, because making it costs more memory than keeping it.</summary>
internal sealed class OpenApiSource(IOpenApiDocumentGenerator generator)
{
    public const string Name = "v1";

    public Lazy<Task<Document>> Json => field ??= new(async () => Rendered((await generator.GenerateAsync(Name)).ToJson(), "application/json"));

    public Lazy<Task<Document>> Yaml =>
        field ??= new(async () => Rendered(YamlRendering.Of((await generator.GenerateAsync(Name)).ToJson()), "application/yaml"));

    private static Document Rendered(string text, string contentType) => new(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")), contentType);
}
