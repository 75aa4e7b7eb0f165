using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Accounts.Providers;
using ProjectsPlugin.IdentityServer.Authorize;

namespace ProjectsPlugin.IdentityServer.Pages.Error;

/// <summary>What a failed request shows, whatever its method was.</summary>
[IgnoreAntiforgeryToken]
[AllowAnonymous]
public sealed class ErrorModel(TimeProvider time, ILogger<ErrorModel> log) : PageModel
{
    /// <summary>The operator finds it in the log.</summary>
    public string Reference { get; } = Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("N");

    /// <summary>When it was, for whoever looks into the log.</summary>
    public DateTimeOffset At { get; } = time.GetUtcNow();

    public AuthorizationError? Error => HttpContext.Features.Get<AuthorizationError>();

    /// <summary>What went wrong with a sign-in by a provider; null if it was something else.</summary>
    public SignInFailure? ProviderFailure => HttpContext.Features.Get<SignInFailure>();

    public string Kind => Explanation.Of(HttpContext).Kind;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Somebody opened the page by its own address.
        if (Response.StatusCode == StatusCodes.Status200OK)
            Response.StatusCode = StatusCodes.Status404NotFound;
        var isAway = Response.StatusCode == StatusCodes.Status503ServiceUnavailable;
        if (isAway)
            Response.SetRetryAfter(DatabaseFaults.Pause);
        // While the database is away each page is one; that it is away has been told once.
        Log.ErrorPageShown(log, isAway ? LogLevel.Information : LogLevel.Warning, Response.StatusCode, Error?.Code, Kind, Reference);
    }
}
