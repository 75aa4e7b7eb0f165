namespace ProjectsPlugin.Contracts;

/// <summary>Whom an access token is for: the <c>aud</c> claim (RFC 9068, section 2.2) and the <c>resource</c> parameter (RFC 8707).</summary>
public static class Audiences
{
    /// <summary>The audience of the REST API, which is what a client gets that names no resource.</summary>
    public static string Rest(PublicUrl publicUrl) => publicUrl.ToString();

    /// <summary>The audience of the MCP endpoint: exactly the address that a person types, and only for clients that name it.</summary>
    public static string Mcp(PublicUrl publicUrl) => publicUrl.At(Paths.Mcp);
}
