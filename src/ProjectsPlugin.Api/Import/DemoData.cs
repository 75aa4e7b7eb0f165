using ProjectsPlugin.Api.Data;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Import;

/// <summary>Loads the demo data into an empty directory if <c>Demo__Enabled</c> says so.</summary>
internal static class DemoData
{
    public const string EnabledSetting = "Demo:Enabled";

    private const string Resource = "demo-data.json";

    public static async Task LoadDemoDataAsync(this WebApplication app, CancellationToken cancellation = default)
    {
        if (!app.Configuration.GetValue<bool>(EnabledSetting))
            return;

        await using var json = typeof(DemoData).Assembly.GetManifestResourceStream(Resource)!;
        var file = await ImportFileReader.ReadAsync(json, cancellation);
        await new Importer(app.Configuration.PostgresConnection(ProjectsDb.Schema), _ => { }).ImportAsync(file, onlyIfEmpty: true, cancellation);
    }
}
