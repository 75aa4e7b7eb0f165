using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using ProjectsPlugin.Api.Browse.SignIn;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.Hosting.Pages;

namespace ProjectsPlugin.Api.Browse;

/// <summary>
/// A page for a person: a component inside the layout, written as HTML once and for all; nothing of it runs in the browser, unless it names a script.
/// </summary>
/// <param name="sheet">The component.</param>
/// <param name="title">What the browser's tab says before the product's name.</param>
/// <param name="parameters">The component's parameters.</param>
internal sealed class Page(Type sheet, string title, Dictionary<string, object?> parameters) : IResult
{
    /// <summary>Where the product's name at the top leads.</summary>
    public string Home { get; init; } = Paths.Browse;

    /// <summary>The address of a script of ours that the page may run, and no other; null if it runs none.</summary>
    public string? Script { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = await RenderAsync(httpContext);
        // To a reader that has gone it is written nowhere; a cancellation would look like a fault of the handler that shows the page.
        await httpContext.Response.WriteAsync(html, CancellationToken.None);
    }

    /// <summary>The whole page, for an answer to which this gives the type and policy of a page.</summary>
    public async Task<string> RenderAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Features.Set(new PagePolicy { Scripts = Script is null ? PagePolicy.None : PagePolicy.Self });

        var services = context.RequestServices;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<Layout>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(Layout.Title)] = title,
                [nameof(Layout.Reader)] = context.User.Reader(),
                [nameof(Layout.Home)] = Home,
                [nameof(Layout.Script)] = Script,
                [nameof(Layout.ChildContent)] = (RenderFragment)Content,
            }));
            return page.ToHtmlString();
        });

        void Content(RenderTreeBuilder builder)
        {
            builder.OpenComponent(0, sheet);
            builder.AddMultipleAttributes(1, parameters!);
            builder.CloseComponent();
        }
    }
}
