using System.Text.Json.Nodes;
using ProjectsPlugin.Api.Authentication;

namespace ProjectsPlugin.Api.Mcp.Authorization;

/// <summary>The scope that a tool takes: the list of tools names it, and the gate enforces it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal abstract class ToolScopeAttribute(ScopeRequirement requirement) : Attribute
{
    /// <summary>What every call takes.</summary>
    public ScopeRequirement Requirement => requirement;

    /// <summary>What a call with these arguments takes.</summary>
    public virtual ScopeRequirement Of(JsonObject? arguments) => requirement;
}
