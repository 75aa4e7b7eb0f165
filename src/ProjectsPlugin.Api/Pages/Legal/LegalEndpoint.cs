using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Pages.Legal;

/// <summary>Who answers for this installation, what assistants may read and where it goes, for everybody; assistants show its address to their users.</summary>
internal static class LegalEndpoint
{
    public static void AddLegal(this IServiceCollection services) => services.AddSettings<LegalOptions>(LegalOptions.Section);

    public static void MapLegal(this WebApplication app) => app.MapGet(Paths.Legal, Show).AllowAnonymous().ExcludeFromDescription();

    private static RazorComponentResult<LegalPage> Show(HttpContext http, IOptions<LegalOptions> legal)
    {
        http.AllowForms(PagePolicy.None);
        return new RazorComponentResult<LegalPage>(new Dictionary<string, object?>
        {
            [nameof(LegalPage.InForceSince)] = legal.Value.InForceSince,
            [nameof(LegalPage.LogDays)] = legal.Value.LogDays,
        });
    }
}
