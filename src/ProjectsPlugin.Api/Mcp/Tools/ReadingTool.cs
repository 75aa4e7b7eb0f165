using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Endpoint;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>A tool that reads the company's records and changes nothing. Made once; what a call needs comes with the call.</summary>
internal abstract class ReadingTool : McpServerTool
{
    public const string SecuritySchemes = "securitySchemes";

    private readonly IReadOnlyList<Parameter> _parameters;

    protected ReadingTool(string name, string title, string description, IReadOnlyList<Parameter> parameters, JsonObject output)
    {
        _parameters = parameters;
        ProtocolTool = new Tool
        {
            Name = name,
            Title = title,
            Description = description,
            InputSchema = Element(Schema.Object(parameters.Select(parameter => new Schema.Member(parameter.Name, parameter.Schema, parameter.Required)))),
            OutputSchema = Element(output),
            Annotations = new ToolAnnotations { Title = title, ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
            Meta = new JsonObject { [SecuritySchemes] = Schemes(Access.OfTool(name)) },
        };
    }

    public override Tool ProtocolTool { get; }

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var arguments = Arguments.Read(request.Params.Arguments, _parameters, out var fault);
        return fault is null
            ? await ReadAsync(new ToolCall(arguments, request.User ?? new ClaimsPrincipal(), request.Services!), cancellationToken)
            : ToolResults.Refused(fault);
    }

    protected abstract Task<CallToolResult> ReadAsync(ToolCall call, CancellationToken cancellation);

    private static JsonArray Schemes(Need need) => [.. need.Alternatives.Select(scopes => new JsonObject
    {
        ["type"] = "oauth2",
        ["scopes"] = new JsonArray([.. scopes.Select(scope => (JsonNode)scope)]),
    })];

    private static JsonElement Element(JsonObject schema) => JsonSerializer.SerializeToElement(schema);
}
