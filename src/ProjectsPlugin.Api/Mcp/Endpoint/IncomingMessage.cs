using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>
/// A message, parsed once. The SDK reads some names whatever their case and others not, and believes the last of two that are equal; so a
/// message in which two members of one object differ in case alone is none, and the gate reads the one that is there as the SDK does.
/// </summary>
internal sealed class IncomingMessage
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    private static readonly JsonNode Version = "2.0";

    private readonly JsonObject _members;

    private IncomingMessage(JsonObject members, byte[] body) => (_members, Body) = (members, body);

    /// <summary>What the SDK reads: as it came, byte for byte, unless something was rewritten.</summary>
    public byte[] Body { get; private set; }

    public string? Method => (string?)_members["method"];

    public JsonObject? Parameters => _members.ContainsKey("params") ? _members.Object("params") : null;

    /// <summary>The id to answer under; none if the message has none that could be one.</summary>
    public RequestId Id => _members["id"] is not JsonValue id ? default
        : id.TryGetValue(out string? text) ? new RequestId(text)
        : id.TryGetValue(out long number) ? new RequestId(number)
        : default;

    /// <summary>Whether the message wants an answer.</summary>
    public bool IsRequest => Method is not null && _members["id"] is not null;

    /// <summary>Whether this is a call of a tool with a name, arguments and notes of the client, and nothing more, each spelt as the protocol has it.</summary>
    public bool IsPlainCall =>
        Method is RequestMethods.ToolsCall
        && Id.Id is not null
        && JsonNode.DeepEquals(_members["jsonrpc"], Version)
        && _members.All(member => member.Key is "jsonrpc" or "id" or "method" or "params")
        && Parameters is { } parameters
        && parameters.All(member => member.Key is "name" or "arguments" || (member is { Key: "_meta", Value: JsonObject notes } && !notes.Any(WantsTheServer)));

    /// <exception cref="JsonException">The body is no JSON object, or has a member twice.</exception>
    /// <exception cref="ArgumentException">Two members differ in case alone.</exception>
    /// <exception cref="InvalidOperationException">A text is no Unicode, or a member has another type than messages have.</exception>
    public static IncomingMessage Read(byte[] body, IHeaderDictionary headers)
    {
        if (JsonNode.Parse(body, AnyCase, Strict) is not JsonObject members)
            throw new JsonException("The body is no object.");
        ReadAll(members);

        var message = new IncomingMessage(members, body);
        if (VersionNegotiation.Settle(members, headers) | LenientMessage.Rewrite(members))
            message.Body = JsonSerializer.SerializeToUtf8Bytes(members);
        return message;
    }

    // Progress is told by the server, and by the protocol's own notes the newest revision says what the client is.
    private static bool WantsTheServer(KeyValuePair<string, JsonNode?> note) =>
        note.Key is "progressToken" || note.Key.StartsWith("io.modelcontextprotocol/", StringComparison.Ordinal);

    // System.Text.Json looks at names and texts only when they are asked for.
    private static void ReadAll(JsonNode? node)
    {
        if (node is JsonObject members)
            foreach (var (_, value) in members)
                ReadAll(value);
        else if (node is JsonArray items)
            foreach (var item in items)
                ReadAll(item);
        else if (node?.GetValueKind() is JsonValueKind.String)
            node.GetValue<string>();
    }
}
