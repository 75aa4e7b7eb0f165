using Microsoft.AspNetCore.Diagnostics;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Problems;

/// <summary>What a caller hears of an exception: what to do next, and nothing of the inside.</summary>
internal sealed class ApiExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, detail) = exception switch
        {
            BadHttpRequestException bad => (bad.StatusCode, "The request cannot be read."),
            TokenValidationUnavailableException undecided => (StatusCodes.Status503ServiceUnavailable, undecided.Message),
            _ when exception.IsDatabaseAway() => (StatusCodes.Status503ServiceUnavailable, "The database cannot be reached. Try again shortly."),
            _ => (
                StatusCodes.Status500InternalServerError,
                "Something went wrong on our side. Whoever runs this installation finds it in the log by the trace id."),
        };
        if (status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.SetRetryAfter(DatabaseFaults.Pause);
        httpContext.Response.StatusCode = status;
        await Problem.WriteAsync(httpContext, status, detail);
        return true;
    }
}
