using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ProjectsPlugin.IdentityServer.Pages.Error;

/// <summary>Tells a refused antiforgery token from other bad requests, so that the error page can say what to do.</summary>
internal sealed class AntiforgeryFailureFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.HttpContext.Features.Set(Explanation.FormExpired);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
