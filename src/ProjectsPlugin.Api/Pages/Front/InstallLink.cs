using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ProjectsPlugin.Api.Mcp;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Pages.Front;

/// <summary>Links by which a program on the reader's machine adds this server, after asking.</summary>
internal static class InstallLink
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string VsCode(PublicUrl publicUrl)
    {
        var server = new { name = McpSetup.ServerName, type = "http", url = publicUrl.At(Paths.Mcp) };
        return $"vscode:mcp/install?{Uri.EscapeDataString(JsonSerializer.Serialize(server, Json))}";
    }

    public static string Cursor(PublicUrl publicUrl)
    {
        var config = Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Server(publicUrl), Json)));
        return $"cursor://anysphere.cursor-deeplink/mcp/install?name={McpSetup.ServerName}&config={Uri.EscapeDataString(config)}";
    }

    /// <summary>What the link of Cursor writes, for a person who writes it by hand.</summary>
    public static string CursorFile(PublicUrl publicUrl) =>
        JsonSerializer.Serialize(new { mcpServers = new Dictionary<string, object> { [McpSetup.ServerName] = Server(publicUrl) } }, Json);

    private static object Server(PublicUrl publicUrl) => new { url = publicUrl.At(Paths.Mcp) };
}
