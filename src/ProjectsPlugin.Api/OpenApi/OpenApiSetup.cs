using System.Runtime.Loader;
using System.Text.Json;
using NJsonSchema;
using NJsonSchema.Generation.TypeMappers;
using NSwag.Generation.AspNetCore;
using ProjectsPlugin.Api.Documents;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.OpenApi;

/// <summary>The description of the API that assistants are given. Everything that knows NSwag is in this folder.</summary>
internal static class OpenApiSetup
{
    public const string SecurityScheme = "oauth";

    public static void AddOpenApi(this IServiceCollection services)
    {
        LoadTheSchemaLibraryThatIsHere();
        services.AddSingleton<OpenApiSource>();
        services.AddOpenApiDocument((settings, provider) =>
            Describe(settings, provider.GetRequiredService<ProductName>(), provider.GetRequiredService<PublicUrl>()));
    }

    public static void MapOpenApi(this WebApplication app)
    {
        app.MapGet(Paths.OpenApiJson, async (OpenApiSource source) => (await source.Json.Value).Send()).AsDocument();
        app.MapGet(Paths.OpenApiYaml, async (OpenApiSource source) => (await source.Yaml.Value).Send()).AsDocument();
    }

    private static void Describe(AspNetCoreOpenApiDocumentGeneratorSettings settings, ProductName name, PublicUrl publicUrl)
    {
        settings.DocumentName = OpenApiSource.Name;
        settings.Title = $"{name} Plugin";
        settings.Version = ProductVersion.Current;
        settings.Description = "Reads the projects, people and facts of the company that the signed-in person works for. Nothing can be changed.";
        settings.UseRouteNameAsOperationId = true;
        settings.SchemaSettings.GenerateExamples = true;
        settings.SchemaSettings.FlattenInheritanceHierarchy = true;
        settings.SchemaSettings.SchemaProcessors.Add(new PropertyRules());
        settings.SchemaSettings.TypeMappers.Add(new PrimitiveTypeMapper(typeof(DeadlinePrecision), ListTheValues<DeadlinePrecision>));
        settings.OperationProcessors.Add(new OperationRules());
        settings.DocumentProcessors.Add(new DocumentRules(publicUrl));
    }

    // NSwag would refer to an enum from a oneOf of one, which linters take for a mistake.
    private static void ListTheValues<TEnum>(JsonSchema schema)
        where TEnum : struct, Enum
    {
        schema.Type = JsonObjectType.String;
        foreach (var value in Enum.GetValues<TEnum>())
            schema.Enumeration.Add(JsonSerializer.SerializeToElement(value).GetString());
    }

    // NSwag 14.8.0 is compiled against a patch of NJsonSchema.NewtonsoftJson that is not served, and the runtime refuses a
    // lower version than the one asked for unless somebody hands it over. Drop this when 11.6.2 is served.
    private static void LoadTheSchemaLibraryThatIsHere() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
        name.Name is "NJsonSchema.NewtonsoftJson" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll")) : null;
}
