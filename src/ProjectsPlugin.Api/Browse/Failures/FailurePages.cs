using System.Diagnostics;
using Microsoft.Extensions.Localization;
using ProjectsPlugin.Api.Browse.Sheets;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Browse.Failures;

/// <summary>Where people read, an error is a page in words instead of <c>application/problem+json</c>.</summary>
internal sealed class FailurePages(IStringLocalizer<Texts> text) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) =>
        context.HttpContext.Request.Path.StartsWithSegments(Paths.Browse, StringComparison.OrdinalIgnoreCase);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        var failure = Failure.Of(http);
        var page = new Page(typeof(FailureSheet), text[$"Error.{failure.Kind}.Title"], new()
        {
            [nameof(FailureSheet.Failure)] = failure,
            [nameof(FailureSheet.Reference)] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
        });
        await page.ExecuteAsync(http);
    }
}
