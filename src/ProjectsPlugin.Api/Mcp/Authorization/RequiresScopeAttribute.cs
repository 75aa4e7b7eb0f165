using ProjectsPlugin.Api.Authentication;

namespace ProjectsPlugin.Api.Mcp.Authorization;

/// <summary>A tool that takes one scope.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresScopeAttribute(string scope) : ToolScopeAttribute(new ScopeRequirement(scope))
{
    public string Scope => scope;
}
