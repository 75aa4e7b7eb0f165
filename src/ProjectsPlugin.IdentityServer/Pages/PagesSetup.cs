using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Pages.Error;
using ProjectsPlugin.IdentityServer.Pages.SignIn;

namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>What a person sees of this host.</summary>
internal static class PagesSetup
{
    private const string English = "en";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        // Its request lines would put one-time links, codes and states into the log.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);

        builder.Services
            .AddRazorPages(options => options.Conventions.ConfigureFilter(new AntiforgeryFailureFilter()).ConfigureFilter(new UnhandledMethodFilter()))
            .AddViewLocalization();
        builder.Services.AddDocumentCompression();
        builder.Services.AddScoped<ProviderButtons>();
        builder.Services.AddSingleton(new ProductName(builder.Configuration));
        builder.Services.AddSingleton(new Operator(builder.Configuration));
        builder.Services.AddOptions<AntiforgeryOptions>().Configure<PublicUrl>((options, publicUrl) =>
        {
            options.Cookie.BindToHost("form", publicUrl);
            options.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddOptions<CookieTempDataProviderOptions>().Configure<PublicUrl>((options, publicUrl) => options.Cookie.BindToHost("said", publicUrl));
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(English);
            options.SupportedCultures = options.SupportedUICultures = [new CultureInfo(English), .. Translations()];
            options.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    /// <summary>Belongs early in the pipeline: what comes after it answers with a page when it fails.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseErrorPage();
        app.UseMalformedRequestHandling();

        // Routing has to come after, or an error page would be looked for under the failed request's route.
        app.UseRouting();
        app.UseEndpointPaths();
    }

    public static void MapPages(this WebApplication app)
    {
        Asset.Stylesheet.Map(app);
        Asset.Icon.Map(app);
        Asset.Script.Map(app);
        app.MapRazorPages();
        app.MapProviderSignIn();
    }

    private static IEnumerable<CultureInfo> Translations() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, $"{typeof(Texts).Assembly.GetName().Name}.resources.dll", SearchOption.AllDirectories)
            .Select(file => new CultureInfo(Path.GetFileName(Path.GetDirectoryName(file))!));
}
