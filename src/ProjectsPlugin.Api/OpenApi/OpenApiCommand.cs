using System.CommandLine;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.OpenApi;

/// <summary><c>openapi</c>: prints the document for <c>PUBLIC_URL</c>, for linters and for pasting; needs no database.</summary>
internal static class OpenApiCommand
{
    public static Command Create()
    {
        var yaml = new Option<bool>("--yaml") { Description = "Print YAML instead of JSON" };
        var command = new DocumentedCommand(
            "openapi", $"Print the OpenAPI document for {PublicUrl.Setting}; needs no database", "openapi --yaml > openapi.yaml") { yaml };
        command.SetAction((arguments, cancellation) => RunAsync(arguments.GetValue(yaml), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(bool yaml, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddPublicOrigin();
        builder.Services.AddSingleton<ProductName>();
        builder.Services.AddRestControllers();
        builder.Services.AddOpenApi();
        await using var app = builder.Build();
        app.MapControllers();

        var source = app.Services.GetRequiredService<OpenApiSource>();
        var document = await (yaml ? source.Yaml : source.Json).Value;
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(document.Content, cancellation);
        return 0;
    }
}
