using ProjectsPlugin.Api.Pages.Browse;
using ProjectsPlugin.Api.Pages.Errors;
using ProjectsPlugin.Api.Pages.Front;
using ProjectsPlugin.Api.Pages.Legal;
using ProjectsPlugin.Api.Pages.SignIn;
using ProjectsPlugin.Api.Pages.WellKnown;

namespace ProjectsPlugin.Api.Pages;

/// <summary>What people see of this host: the front page, the records that assistants cite, and what browsers look for at any site.</summary>
internal static class PagesSetup
{
    /// <summary>Before the services that explain errors to programs, because the first writer that can answer does.</summary>
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddLocalization();
        builder.Services.AddSingleton<IProblemDetailsWriter, ErrorPageWriter>();
        builder.Services.AddLegal();
        builder.AddBrowseSignIn();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapBrowse();
        app.MapFront();
        app.MapLegal();
        app.MapWellKnown();
    }
}
