using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.DemoAssistant.Agent;
using ProjectsPlugin.DemoAssistant.Pages;
using ProjectsPlugin.DemoAssistant.Protocol;
using ProjectsPlugin.DemoAssistant.Recording;
using ProjectsPlugin.DemoAssistant.Runs;
using ProjectsPlugin.DemoAssistant.Tasks;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.DemoAssistant;

/// <summary>A demo assistant that behaves like a real one, and shows every step; there is nothing at these addresses where it is off.</summary>
public static class DemoAssistantEndpoints
{
    public static void MapDemoAssistant(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value.IsOn)
            return;

        var pages = app.MapGroup(Paths.Try).AllowAnonymous().ExcludeFromDescription();
        pages.MapGet("", Show);
        pages.MapPost("", StartAsync).RequireRateLimiting(RunRateLimit.Start);
        pages.MapGet("/callback", Callback);
        pages.MapGet("/run", Go).RequireRateLimiting(RunRateLimit.Run);
    }

    // A run comes back to PUBLIC_URL, where a browser that began it at another name of this computer has no cookie of it.
    private static IResult Show(HttpContext http, PublicUrl publicUrl) =>
        RequestedHost.IsAnotherName(http, publicUrl) ? TypedResults.Redirect(publicUrl.At(Paths.Try)) : new RazorComponentResult<FormPage>();

    private static async Task<IResult> StartAsync(
        HttpContext http,
        IAntiforgery forgery,
        AuthorizationStart authorization,
        RunCookies cookies,
        IOptions<AssistantOptions> options,
        IStringLocalizer<Texts> text,
        ILogger<Run> log)
    {
        // A page of another site must not start runs in a visitor's name.
        if (!http.Request.HasFormContentType || !await forgery.IsRequestValidAsync(http))
            return StoppedPage.Of("Forged");

        var form = TaskForm.Read(await http.Request.ReadFormAsync(http.RequestAborted));
        if (form.Read(options.Value.HasModel, text[Scenario.PromptText], out var fault) is not { } task)
            return new RazorComponentResult<FormPage>(new { Form = form, Fault = fault }) { StatusCode = StatusCodes.Status400BadRequest };

        // A run that never came back may have met an identity server that has forgotten the client: the next one registers anew.
        var known = cookies.ReadRun(http) is { IsKnownClient: true } ? null : cookies.ReadClient(http);
        List<Step> steps = [];
        try
        {
            var run = await authorization.BeginAsync(task, known, steps, http.RequestAborted);
            cookies.WriteClient(http, run.ClientId);
            cookies.Write(http, run);
            Log.BrowserSent(log, steps.Count);
            return SeeOther(http, authorization.Address(run));
        }
        catch (RunStoppedException why)
        {
            Log.Stopped(log, why.Kind);
            return StoppedPage.Of(why.Kind, why.Detail, steps);
        }
    }

    private static IResult Callback(HttpContext http, AuthorizationCallback callback, RunCookies cookies, ILogger<Run> log)
    {
        var run = cookies.ReadRun(http);
        try
        {
            cookies.Write(http, callback.Read(run, http.Request.QueryString.Value ?? ""));
            // From here on no address has the code in it, neither the page's nor one in the browser's history.
            return SeeOther(http, Paths.TryRun);
        }
        catch (RunStoppedException why)
        {
            Log.Stopped(log, why.Kind);
            // What does not belong to the run cannot end it: a link from elsewhere would.
            if (why.Kind is not ("State" or "Over"))
                cookies.EndRun(http);
            return StoppedPage.Of(why.Kind, why.Detail, why.Kind is "Denied" or "Refused" ? run?.Steps : null);
        }
    }

    private static IResult Go(HttpContext http, AgentRun agent, RunCookies cookies)
    {
        if (cookies.ReadRun(http) is not { Code: not null } run)
            return StoppedPage.Of("Over");
        cookies.EndRun(http);
        return new RunResult(run, agent);
    }

    private static StatusCodeHttpResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
