using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Pages.Errors;

/// <summary>
/// Where people read, an error is a page in words instead of <c>application/problem+json</c>; so it is for a browser that finds nothing anywhere
/// else.
/// </summary>
internal sealed partial class ErrorPageWriter(TimeProvider time, ILogger<ErrorPageWriter> log) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => IsBelowBrowse(context.HttpContext) || IsNowhere(context.HttpContext);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        var error = IsBelowBrowse(http) ? PageError.Of(http) : PageError.Nowhere;
        var reference = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        Log.Shown(log, error.Status, error.Kind, reference);
        var page = new RazorComponentResult<ErrorPage>(new Dictionary<string, object?>
        {
            [nameof(ErrorPage.Error)] = error,
            [nameof(ErrorPage.Reference)] = reference,
            [nameof(ErrorPage.At)] = time.GetUtcNow(),
        });
        await page.ExecuteAsync(http);
    }

    private static bool IsBelowBrowse(HttpContext http) => http.Request.Path.StartsWithSegments(Paths.Browse, StringComparison.OrdinalIgnoreCase);

    // A record that is not there is missed by a program, whatever it says that it takes.
    private static bool IsNowhere(HttpContext http) =>
        http.Response.StatusCode == StatusCodes.Status404NotFound
            && http.Request.IsForPage()
            && http.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Error page shown: status {Status}, text {Kind}, reference {Reference}")]
        public static partial void Shown(ILogger logger, int status, string kind, string reference);
    }
}
