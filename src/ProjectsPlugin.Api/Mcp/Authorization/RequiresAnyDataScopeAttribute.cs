using ProjectsPlugin.Api.Authentication;

namespace ProjectsPlugin.Api.Mcp.Authorization;

/// <summary>A tool for every token that may read something, which itself looks which records it may.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresAnyDataScopeAttribute() : ToolScopeAttribute(ScopeRequirement.AnyData);
