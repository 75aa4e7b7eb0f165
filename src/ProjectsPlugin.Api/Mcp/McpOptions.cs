namespace ProjectsPlugin.Api.Mcp;

/// <summary>The MCP endpoint.</summary>
internal sealed class McpOptions
{
    public const string Section = "Mcp";

    /// <summary>Sites besides <c>PUBLIC_URL</c> whose pages may call <c>/mcp</c> from a browser: origins such as <c>http://localhost:6274</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];
}
