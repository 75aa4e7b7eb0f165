using Microsoft.AspNetCore.Diagnostics;
using Npgsql;
using ProjectsPlugin.Api.Security;

namespace ProjectsPlugin.Api.Problems;

/// <summary>What a caller hears of an exception: whose turn it is, and nothing of the inside.</summary>
internal sealed class Faults : IExceptionHandler
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, detail) = exception switch
        {
            BadHttpRequestException bad => (bad.StatusCode, "The request cannot be read."),
            UndecidedTokenException undecided => (StatusCodes.Status503ServiceUnavailable, undecided.Message),
            _ when IsDatabaseAway(exception) => (StatusCodes.Status503ServiceUnavailable, "The database cannot be reached. Try again shortly."),
            _ => (StatusCodes.Status500InternalServerError, "Something went wrong on our side. Whoever runs this installation finds it in the log by the trace id."),
        };
        if (status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = Problem.Seconds(Pause);
        httpContext.Response.StatusCode = status;
        await Problem.WriteAsync(httpContext, status, detail);
        return true;
    }

    /// <summary>Whether the cause, however deep, is that PostgreSQL could not be reached for now.</summary>
    public static bool IsDatabaseAway(Exception? exception) =>
        exception is NpgsqlException { IsTransient: true } || (exception?.InnerException is { } inner && IsDatabaseAway(inner));
}
