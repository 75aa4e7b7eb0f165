using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.AppHost.Gateway;

/// <summary>Refuses a body that says it is too large, before a host is bothered; Kestrel cuts off those that do not say.</summary>
internal sealed class BodyLimit(RequestDelegate next, IProblemDetailsService problems)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength is not > RequestLimits.BodyBytes)
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        context.Response.Headers.CacheControl = "no-store";
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Detail = $"A request may carry at most {RequestLimits.BodyBytes / 1024} KB." },
        });
    }
}
