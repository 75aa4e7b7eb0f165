using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProjectsPlugin.Api.Mcp;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Pages.Front.Bundle;

/// <summary>
/// A plugin for today's assistants by the Agent Plugins format 1.0.0: the MCP server of this installation, and a skill
/// for the letter. The same installation always makes the same bytes.
/// </summary>
internal static class PluginBundle
{
    private const string Schemas = "https://agent-plugins.org/schemas/1.0.0";
    private const int ReadableFile = 0b110_100_100 << 16;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The first that the format of zip can say; the time of making would make every copy another.
    private static readonly DateTimeOffset Written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="publicUrl">Where its MCP server is.</param>
    /// <param name="name">What ChatGPT shows people as the plugin's name.</param>
    public static Document Of(PublicUrl publicUrl, string name)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "plugin.json", Manifest(publicUrl, name).ToJsonString(Json));
            Add(zip, "mcp.json", Servers(publicUrl).ToJsonString(Json));
            Add(zip, $"skills/{OutreachSkill.Name}/SKILL.md", OutreachSkill.Text);
        }

        return new Document(bytes.ToArray(), "application/zip");
    }

    /// <summary>What a client shows, in the format's own members and, below <c>extensions</c>, in OpenAI's.</summary>
    private static JsonObject Manifest(PublicUrl publicUrl, string name) => new()
    {
        ["$schema"] = $"{Schemas}/plugin.schema.json",
        ["name"] = McpSetup.ServerName,
        ["version"] = ProductVersion.Current,
        ["description"] = "Reads your company's projects, people and facts for you, and writes letters with them. It changes nothing.",
        ["homepage"] = publicUrl.ToString(),
        ["extensions"] = new JsonObject
        {
            ["com.openai"] = new JsonObject
            {
                ["interface"] = new JsonObject
                {
                    ["displayName"] = name,
                    ["shortDescription"] = "Your company's projects, people and facts",
                    ["websiteURL"] = publicUrl.ToString(),
                    ["privacyPolicyURL"] = publicUrl.At(Paths.Legal),
                    ["defaultPrompt"] = new JsonArray("Write an e-mail from me to a person about one of our projects."),
                },
            },
        },
    };

    private static JsonObject Servers(PublicUrl publicUrl) => new()
    {
        ["$schema"] = $"{Schemas}/mcp.schema.json",
        ["mcpServers"] = new JsonObject
        {
            [McpSetup.ServerName] = new JsonObject { ["type"] = "streamable-http", ["url"] = publicUrl.At(Paths.Mcp) },
        },
    };

    private static void Add(ZipArchive zip, string path, string text)
    {
        // Stored as it is: how a library compresses is its own affair, and changes.
        var entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = Written;
        entry.ExternalAttributes = ReadableFile;
        using var content = entry.Open();
        content.Write(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n") + "\n"));
    }
}
