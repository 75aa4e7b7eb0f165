using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Api.Browse;
using ProjectsPlugin.Api.Documents;
using ProjectsPlugin.Api.Front.Bundle;
using ProjectsPlugin.Api.Front.Sheets;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.DemoAssistant;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Front;

/// <summary>What stands at the root, for everybody: what this is, whether it is ready, and how each assistant connects to this installation.</summary>
internal static class FrontPage
{
    private static readonly Asset CopyScript = new(Paths.CopyScript, Document.Embedded<ApiMarker>("copy.js", "text/javascript; charset=utf-8"));

    public static void MapFront(this WebApplication app)
    {
        app.MapGet(Paths.Front, ShowAsync).AllowAnonymous().ExcludeFromDescription();
        CopyScript.Map(app).AsDocument();
        app.MapGet(Paths.PluginBundle, (PublicUrl publicUrl, ProductName name) => PluginBundle.Of(publicUrl, name.ToString()).Send()).AsDocument();
    }

    private static async Task<Page> ShowAsync(
        HealthCheckService health,
        IConfiguration configuration,
        IOptions<AssistantOptions> assistant,
        IStringLocalizer<Texts> text,
        CancellationToken cancellation)
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains(Health.Ready), cancellation);
        return new Page(typeof(FrontSheet), text["Front.Title"], new()
        {
            [nameof(FrontSheet.HasDemoAssistant)] = assistant.Value.IsOn,
            [nameof(FrontSheet.Broken)] = report.Entries.Where(check => check.Value.Status is HealthStatus.Unhealthy).Select(check => check.Key).ToList(),
            [nameof(FrontSheet.ActionClient)] = configuration[GptActionClient.IdSetting] is { Length: > 0 } id ? id : GptActionClient.DefaultId,
        })
        {
            Home = Paths.Front,
            Script = CopyScript.Address,
        };
    }
}
