using Microsoft.AspNetCore.Mvc.Filters;

namespace ProjectsPlugin.Api.Paging;

/// <summary>Refuses a query parameter that comes twice, of which two readers could believe different values.</summary>
internal sealed class RepeatedParameters : IActionFilter
{
    /// <summary>Before the filter that answers an invalid model state, at -2000.</summary>
    public const int Order = -3000;

    public void OnActionExecuting(ActionExecutingContext context)
    {
        foreach (var (name, values) in context.HttpContext.Request.Query)
            if (values.Count > 1)
                context.ModelState.AddModelError(name, $"{name} may be sent only once.");
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
