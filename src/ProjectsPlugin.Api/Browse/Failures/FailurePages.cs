using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
using ProjectsPlugin.Api.Browse.Sheets;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Browse.Failures;

/// <summary>
/// Where people read, an error is a page in words instead of <c>application/problem+json</c>; so it is for a browser that finds nothing anywhere
/// else.
/// </summary>
internal sealed partial class FailurePages(IStringLocalizer<Texts> text, ILogger<FailurePages> log) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => IsBelowBrowse(context.HttpContext) || IsNowhere(context.HttpContext);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        var isNowhere = !IsBelowBrowse(http);
        var failure = isNowhere ? Failure.Nowhere : Failure.Of(http);
        var reference = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        Log.Shown(log, failure.Status, failure.Kind, reference);
        var page = new Page(typeof(FailureSheet), text[$"Error.{failure.Kind}.Title"], new()
        {
            [nameof(FailureSheet.Failure)] = failure,
            [nameof(FailureSheet.Reference)] = reference,
        })
        {
            Home = isNowhere ? Paths.Front : Paths.Browse,
        };
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
        [LoggerMessage(Level = LogLevel.Information, Message = "Failure page shown: status {Status}, text {Kind}, reference {Reference}")]
        public static partial void Shown(ILogger logger, int status, string kind, string reference);
    }
}
