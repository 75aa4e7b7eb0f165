namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>The revisions of the protocol that are served here.</summary>
internal static class ProtocolVersions
{
    /// <summary>Without a handshake: each request says what the client is.</summary>
    public const string Newest = "2026-07-28";

    /// <summary>Negotiated by <c>initialize</c>, oldest first.</summary>
    public static IReadOnlyList<string> WithHandshake { get; } = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"];

    public static IReadOnlyList<string> All { get; } = [.. WithHandshake, Newest];
}
