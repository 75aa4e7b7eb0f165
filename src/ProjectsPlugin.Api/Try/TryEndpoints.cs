using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Api.Try.Choices;
using ProjectsPlugin.Api.Try.Pages;
using ProjectsPlugin.Api.Try.Protocol;
using ProjectsPlugin.Api.Try.Runs;
using ProjectsPlugin.Api.Try.Steps;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Try;

/// <summary>A demo assistant that behaves like a real one, and shows every step; there is nothing at these addresses where it is off.</summary>
internal static class TryEndpoints
{
    public static void MapTry(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value.IsOn)
            return;

        var pages = app.MapGroup(Paths.Try).AllowAnonymous().ExcludeFromDescription();
        pages.MapGet("", Show);
        pages.MapPost("", StartAsync).RequireRateLimiting(RunLimit.Start);
        pages.MapGet("/callback", Arrive);
        pages.MapGet("/run", Go).RequireRateLimiting(RunLimit.Run);
    }

    // A run comes back to PUBLIC_URL, where a browser that began it at another name of this computer has no cookie of it.
    private static IResult Show(HttpContext http, PublicUrl publicUrl) =>
        AskedHost.IsAnotherName(http, publicUrl) ? TypedResults.Redirect(publicUrl.At(Paths.Try)) : new FormPage();

    private static async Task<IResult> StartAsync(
        HttpContext http, IAntiforgery forgery, Departure departure, TryCookies cookies, IOptions<AssistantOptions> options, IStringLocalizer<Texts> text, ILogger<Run> log)
    {
        // A page of another site must not start runs in a visitor's name.
        if (!http.Request.HasFormContentType || !await forgery.IsRequestValidAsync(http))
            return new EndedPage("Forged");

        var form = ChoiceForm.Read(await http.Request.ReadFormAsync(http.RequestAborted));
        if (form.Read(options.Value.HasModel, text[Scenario.PromptText], out var fault) is not { } choice)
            return new FormPage(form, fault);

        // A run that never came back may have met an identity server that has forgotten the client: the next one registers anew.
        var known = cookies.ReadRun(http) is { IsKnownClient: true } ? null : cookies.ReadClient(http);
        List<Step> steps = [];
        try
        {
            var run = await departure.BeginAsync(choice, known, steps, http.RequestAborted);
            cookies.WriteClient(http, run.ClientId);
            cookies.Write(http, run);
            Log.BrowserSent(log, steps.Count);
            http.Response.Headers.Location = departure.Address(run);
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (StoppedException why)
        {
            Log.Stopped(log, why.Kind);
            return new EndedPage(why.Kind, why.Detail) { Steps = steps };
        }
    }

    private static IResult Arrive(HttpContext http, Return arrival, TryCookies cookies, ILogger<Run> log)
    {
        var run = cookies.ReadRun(http);
        try
        {
            cookies.Write(http, arrival.Read(run, http.Request.QueryString.Value ?? ""));
            // From here on no address has the code in it, neither the page's nor one in the browser's history.
            http.Response.Headers.Location = Paths.TryRun;
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (StoppedException why)
        {
            Log.Stopped(log, why.Kind);
            // What does not belong to the run cannot end it: a link from elsewhere would.
            if (why.Kind is not ("State" or "Over"))
                cookies.EndRun(http);
            return new EndedPage(why.Kind, why.Detail) { Steps = why.Kind is "Denied" or "Refused" ? run?.Steps ?? [] : [] };
        }
    }

    private static IResult Go(HttpContext http, AgentRun demonstration, TryCookies cookies)
    {
        if (cookies.ReadRun(http) is not { Code: not null } run)
            return new EndedPage("Over");
        cookies.EndRun(http);
        return new RunPage(run, demonstration);
    }
}
