using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ProjectsPlugin.IdentityServer.Pages.Error;

namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>Refuses what a page has no handler for. Razor would show the page without the data that its handlers fetch.</summary>
internal sealed class UnhandledMethodFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // What failed is told whatever its method was.
        if (context.HandlerMethod is not null || context.HandlerInstance is ErrorModel)
            return;

        var methods = context.ActionDescriptor.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()).ToHashSet();
        context.HttpContext.Response.Headers.Allow = string.Join(", ", methods);
        var isHandled = methods.Contains(context.HttpContext.Request.Method.ToUpperInvariant());
        context.Result = new StatusCodeResult(isHandled ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
