using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Problems;

/// <summary>An explanation for every error: unknown addresses, wrong methods and our own faults too.</summary>
internal static class ProblemSetup
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<ApiExceptionHandler>();
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            SuppressDiagnosticsCallback = MalformedRequest.Is,
            // A renderer of components serves one page, so the page that tells of a failed one needs its own.
            CreateScopeForErrors = true,
        });
        app.UseStatusCodePages(pages => Problem.WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode, Remediation(pages.HttpContext)));
        app.UseMalformedRequestHandling();
    }

    private static string? Remediation(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => UnknownAddresses.Explanation,
        StatusCodes.Status405MethodNotAllowed => "This address does not know this method. Everything here is read with GET.",
        _ => null,
    };
}
