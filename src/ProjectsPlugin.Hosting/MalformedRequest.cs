using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace ProjectsPlugin.Hosting;

/// <summary>
/// A request that the server could not read, such as a body that ends too soon: the sender's fault, which is answered and not logged as ours.
/// </summary>
public static class MalformedRequest
{
    /// <summary>
    /// Right inside what handles exceptions and statuses. Whoever sends half a body has often gone by then; without this, what is executed to tell of
    /// the fault is cancelled, and fails itself.
    /// </summary>
    public static void UseMalformedRequestHandling(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException)
        {
            Tell(context);
            throw;
        }
    });

    /// <summary>Lets what comes next tell of the fault, even if nobody listens any more.</summary>
    internal static void Tell(HttpContext context) => context.RequestAborted = CancellationToken.None;

    public static bool Is(ExceptionHandlerSuppressDiagnosticsContext fault) => fault.Exception is BadHttpRequestException;

    /// <summary>400 and its like for the sender's fault, 500 for ours.</summary>
    public static int StatusOf(Exception fault) => fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
}
