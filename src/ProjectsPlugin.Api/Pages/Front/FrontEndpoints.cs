using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Api.Documents;
using ProjectsPlugin.Api.Pages.Front.Bundle;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.DemoAssistant;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Pages.Front;

/// <summary>What stands at the root, for everybody: what this is, whether it is ready, and how each assistant connects to this installation.</summary>
internal static class FrontEndpoints
{
    public static void MapFront(this WebApplication app)
    {
        app.MapGet(Paths.Front, ShowAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(Paths.PluginBundle, (PublicUrl publicUrl, ProductName name) => PluginBundle.Of(publicUrl, name.ToString()).Send()).AsDocument();
    }

    private static async Task<RazorComponentResult<FrontPage>> ShowAsync(
        HealthCheckService health, IConfiguration configuration, IOptions<AssistantOptions> assistant, CancellationToken cancellation)
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains(Health.Ready), cancellation);
        return new RazorComponentResult<FrontPage>(new Dictionary<string, object?>
        {
            [nameof(FrontPage.HasDemoAssistant)] = assistant.Value.IsOn,
            [nameof(FrontPage.Broken)] = report.Entries.Where(check => check.Value.Status is HealthStatus.Unhealthy).Select(check => check.Key).ToList(),
            [nameof(FrontPage.ActionClient)] = configuration[GptActionClient.IdSetting] is { Length: > 0 } id ? id : GptActionClient.DefaultId,
        });
    }
}
