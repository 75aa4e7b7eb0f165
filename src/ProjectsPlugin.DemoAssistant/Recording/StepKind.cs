using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace ProjectsPlugin.DemoAssistant.Recording;

/// <summary>What a step was for.</summary>
internal static class StepKind
{
    /// <summary>The first request, without a token, which the server answers with a challenge (RFC 9728, section 5).</summary>
    public const string Challenge = "Challenge";

    /// <summary>Protected resource metadata (RFC 9728).</summary>
    public const string Resource = "Resource";

    /// <summary>Authorization server metadata (RFC 8414).</summary>
    public const string Server = "Server";

    /// <summary>Dynamic client registration (RFC 7591).</summary>
    public const string Register = "Register";

    /// <summary>In place of that, for a browser in which it happened before.</summary>
    public const string Known = "Known";

    /// <summary>What the person did at the identity server (RFC 6749, section 4.1.1).</summary>
    public const string Browser = "Browser";

    /// <summary>The code for tokens (RFC 6749, section 4.1.3).</summary>
    public const string Exchange = "Exchange";

    /// <summary>Token revocation (RFC 7009).</summary>
    public const string Revoke = "Revoke";

    private const string Initialize = "Initialize";
    private const string Tools = "Tools";
    private const string Call = "Call";
    private const string Other = "Other";

    /// <summary>The part of a run in which such a step is.</summary>
    public static StepGroup Group(string kind) => kind switch
    {
        Challenge or Resource or Server or Register or Known => StepGroup.Find,
        Browser or Exchange => StepGroup.SignIn,
        Revoke => StepGroup.Leave,
        _ => StepGroup.Read,
    };

    /// <summary>What an MCP message is for, and which tool it calls.</summary>
    public static (string Kind, string? Subject) OfMessage(string body)
    {
        try
        {
            var message = JsonNode.Parse(body);
            return message?["method"]?.GetValue<string>() switch
            {
                RequestMethods.ServerDiscover or RequestMethods.Initialize or NotificationMethods.InitializedNotification => (Initialize, null),
                RequestMethods.ToolsList => (Tools, null),
                RequestMethods.ToolsCall => (Call, message["params"]?["name"]?.GetValue<string>()),
                _ => (Other, null),
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return (Other, null);
        }
    }
}
