using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Tools;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>Ends what takes too long, and says so and every fault of ours in words that a model can act on; the log has the cause, once.</summary>
internal sealed partial class TimeoutFilter(TimeProvider time, ILogger<TimeoutFilter> log)
{
    /// <summary>The longest that an assistant waits.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private const string TooSlow = "This took longer than 30 seconds and was stopped. Ask for less: a more specific query, or a smaller limit.";
    private const string DatabaseAway = "The database cannot be reached. Try again in a few seconds.";
    private const string Broken = "Something went wrong on our side. Trying again may help; if not, tell the user, who can ask whoever runs this installation.";

    /// <summary>For tools, whose failures are results.</summary>
    public McpRequestHandler<CallToolRequestParams, CallToolResult> OfTool(McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        async (request, cancellation) =>
        {
            try
            {
                return await InTimeAsync(next, request, cancellation);
            }
            catch (Exception fault) when (IsOurs(fault, cancellation))
            {
                return ToolResults.Refused(Remediation(fault));
            }
        };

    /// <summary>For everything else, whose failures are errors of the protocol.</summary>
    public McpRequestHandler<TParams, TResult> Of<TParams, TResult>(McpRequestHandler<TParams, TResult> next) => async (request, cancellation) =>
    {
        try
        {
            return await InTimeAsync(next, request, cancellation);
        }
        catch (Exception fault) when (IsOurs(fault, cancellation))
        {
            throw new McpProtocolException(Remediation(fault), McpErrorCode.InternalError);
        }
    };

    private async ValueTask<TResult> InTimeAsync<TParams, TResult>(
        McpRequestHandler<TParams, TResult> next, RequestContext<TParams> request, CancellationToken cancellation)
    {
        using var end = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, end.Token);
        return await next(request, either.Token);
    }

    private static bool IsOurs(Exception fault, CancellationToken cancellation) =>
        fault is not (McpProtocolException or InputRequiredException) && !cancellation.IsCancellationRequested;

    private string Remediation(Exception fault)
    {
        if (fault is OperationCanceledException)
            return TooSlow;
        Log.CallFailed(log, fault);
        return fault.IsDatabaseAway() ? DatabaseAway : Broken;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "An MCP call failed")]
        public static partial void CallFailed(ILogger logger, Exception fault);
    }
}
