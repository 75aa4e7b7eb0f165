namespace ProjectsPlugin.Api.Mcp;

/// <summary>What an operator can change about the MCP endpoint; settings <c>Mcp__…</c>.</summary>
internal sealed class McpOptions
{
    public const string Section = "Mcp";

    /// <summary>Sites whose pages may call the endpoint from a browser, besides <c>PUBLIC_URL</c>: origins such as <c>http://localhost:6274</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];
}
