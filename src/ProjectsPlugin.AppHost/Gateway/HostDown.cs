using Yarp.ReverseProxy.Forwarder;

namespace ProjectsPlugin.AppHost.Gateway;

/// <summary>Says in words that a host does not answer, where the proxy would send a bare status.</summary>
internal sealed class HostDown(RequestDelegate next, IProblemDetailsService problems)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);

        if (context.Response.HasStarted || context.GetForwarderErrorFeature() is not { } failure || Detail(failure.Error) is not { } detail)
            return;

        if (context.Response.StatusCode == StatusCodes.Status502BadGateway)
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = { Detail = detail } });
    }

    private static string? Detail(ForwarderError error) => error switch
    {
        ForwarderError.Request or ForwarderError.NoAvailableDestinations => "The service behind this address is not up. Try again in a moment.",
        ForwarderError.RequestTimedOut => "The service behind this address did not answer in time. Try again in a moment.",
        _ => null,
    };
}
