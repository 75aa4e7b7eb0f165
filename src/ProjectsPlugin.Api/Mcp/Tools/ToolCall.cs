using System.Security.Claims;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>One call of a tool: good arguments, who calls, and the services of this request.</summary>
internal sealed record ToolCall(Arguments Arguments, ClaimsPrincipal Caller, IServiceProvider Services)
{
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();
}
