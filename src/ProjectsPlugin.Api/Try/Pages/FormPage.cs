using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Api.Browse;
using ProjectsPlugin.Api.Try.Choices;
using ProjectsPlugin.Api.Try.Sheets;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Try.Pages;

/// <summary>Where a visitor chooses what the assistant does.</summary>
/// <param name="form">What is typed so far; null for somebody new.</param>
/// <param name="fault">The key of the text that says why that cannot be done; null if nothing is wrong.</param>
internal sealed class FormPage(ChoiceForm? form = null, string? fault = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var text = services.GetRequiredService<IStringLocalizer<Texts>>();
        var options = services.GetRequiredService<IOptions<AssistantOptions>>().Value;
        if (fault is not null)
            httpContext.Response.StatusCode = StatusCodes.Status400BadRequest;

        var page = new Page(typeof(FormSheet), text[fault is null ? "Try.Title" : "Try.TitleAgain"], new()
        {
            [nameof(FormSheet.Form)] = form ?? ChoiceForm.New(text),
            [nameof(FormSheet.Fault)] = fault,
            [nameof(FormSheet.ModelName)] = options.HasModel ? options.Model!.Trim() : null,
            [nameof(FormSheet.Token)] = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(httpContext),
        })
        {
            Home = Paths.Front,
        };
        await page.ExecuteAsync(httpContext);
    }
}
