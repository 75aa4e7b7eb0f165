using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>
/// <c>initialize</c>: its body alone says which revision the client would like, and one that is not served is answered with one that
/// is, for the client to take or leave (MCP 2025-11-25, lifecycle, version negotiation).
/// </summary>
internal static class VersionNegotiation
{
    /// <summary>Puts a revision with a handshake where the client asks for another; whether the message was changed.</summary>
    public static bool Settle(JsonObject message, IHeaderDictionary headers)
    {
        // With the metadata of a request it is none: the newest revision has no handshake, and the SDK says so.
        if ((string?)message["method"] is not RequestMethods.Initialize
            || message["params"] is not JsonObject parameters
            || parameters["_meta"]?[MetaKeys.ProtocolVersion] is not null)
        {
            return false;
        }

        headers.Remove(ScopeGate.ProtocolVersion);
        if ((string?)parameters["protocolVersion"] is not { } asked || ProtocolVersions.WithHandshake.Contains(asked))
            return false;
        parameters["protocolVersion"] = ProtocolVersions.WithHandshake[^1];
        return true;
    }
}
