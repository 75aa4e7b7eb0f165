using Microsoft.Extensions.Localization;
using ProjectsPlugin.Api.Browse;
using ProjectsPlugin.Api.Try.Sheets;
using ProjectsPlugin.Api.Try.Steps;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Try.Pages;

/// <summary>Says why a run ended before it had anything to show, and what to do.</summary>
/// <param name="kind">Which texts say so, as with <see cref="StoppedException.Kind"/>.</param>
/// <param name="detail">What they name.</param>
internal sealed class EndedPage(string kind, string detail = "") : IResult
{
    /// <summary>What had been done.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    private int Status => kind switch
    {
        "Denied" or "Refused" => StatusCodes.Status403Forbidden,
        "TooMany" => StatusCodes.Status429TooManyRequests,
        "Unreachable" or "Discovery" or "Elsewhere" or "Registration" => StatusCodes.Status502BadGateway,
        _ => StatusCodes.Status400BadRequest,
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var text = httpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        httpContext.Response.StatusCode = Status;
        var page = new Page(typeof(EndedSheet), text[$"Try.Stopped.{kind}.Title"], new()
        {
            [nameof(EndedSheet.Kind)] = kind,
            [nameof(EndedSheet.Detail)] = detail,
            [nameof(EndedSheet.Steps)] = Steps,
        })
        {
            Home = Paths.Front,
        };
        await page.ExecuteAsync(httpContext);
    }
}
