using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.DemoAssistant.Pages;

/// <summary>How often one address may start the assistant, and how often let it run to the end: each costs requests, and a model may cost money.</summary>
internal sealed class RunRateLimit(IOptions<AssistantOptions> options) : IRateLimiterPolicy<string>
{
    /// <summary>The policy for starting it.</summary>
    public const string Start = "try start";

    /// <summary>The policy for letting it run.</summary>
    public const string Run = "try run";

    private readonly CallerLimit _limit = new(options.Value.RunsPerMinute);

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = async (rejection, _) =>
    {
        rejection.SetRetryAfter();
        await StoppedPage.Of("TooMany").ExecuteAsync(rejection.HttpContext);
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => _limit.Of(httpContext.Connection.RemoteIpAddress);
}
