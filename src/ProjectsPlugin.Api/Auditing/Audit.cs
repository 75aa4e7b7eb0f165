using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.Api.Auditing;

/// <summary>One line per call of guarded data: who, through which assistant, what, and how it ended; never what was found or asked for.</summary>
internal sealed partial class Audit(RequestDelegate next, ILogger<Audit> log)
{
    public async Task InvokeAsync(HttpContext context, AuditContext note)
    {
        var endpoint = context.GetEndpoint();
        var rule = endpoint?.Metadata.GetMetadata<IAuthorizeData>();
        if (rule is null)
        {
            await next(context);
            return;
        }

        await next(context);
        var operation = note.Operation ?? endpoint!.Metadata.GetMetadata<IRouteNameMetadata>()?.RouteName ?? endpoint.DisplayName;
        var person = context.User.Subject();
        var client = context.User.Client();
        var status = context.Response.StatusCode.ToString(CultureInfo.InvariantCulture);
        var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        Log.Called(
            log,
            operation,
            note.Scope ?? rule.Policy ?? rule.AuthenticationSchemes,
            person,
            client,
            note.Outcome is { } outcome ? $"{status} {outcome}" : status,
            trace);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Called {Operation} ({Scope}) for {Person} through {Client}: {Status}, trace {TraceId}")]
        public static partial void Called(ILogger logger, string? operation, string? scope, string? person, string? client, string status, string traceId);
    }
}
