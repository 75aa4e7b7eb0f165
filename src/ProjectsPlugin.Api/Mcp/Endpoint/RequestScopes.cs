using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Api.Mcp.Authorization;
using ProjectsPlugin.Api.Mcp.Completions;
using ProjectsPlugin.Api.Mcp.Prompts;
using ProjectsPlugin.Api.Mcp.Records;
using ProjectsPlugin.Api.Mcp.Resources;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>Which scopes a request takes. What nothing here has a name for is not open to a token without data scopes.</summary>
/// <param name="tools">Those that the SDK calls, found as it finds them.</param>
internal sealed class RequestScopes(McpServerPrimitiveCollection<McpServerTool> tools)
{
    /// <summary>What the request takes, and a name of ours for it; no requirement if any good token will do.</summary>
    /// <exception cref="JsonException">The parameters are not what the method has.</exception>
    public (string Operation, ScopeRequirement? Requirement) Of(IncomingMessage request) => request.Method switch
    {
        RequestMethods.ToolsCall => OfCall(request.Parameters),
        RequestMethods.ResourcesRead => OfResource(request.Parameters),
        RequestMethods.CompletionComplete => OfCompletion(request.Parameters),
        RequestMethods.PromptsGet => (request.Parameters.Text("name") == OutreachEmail.PromptName ? OutreachEmail.PromptName : "another prompt", null),
        RequestMethods.Initialize or RequestMethods.ServerDiscover or RequestMethods.Ping
            or RequestMethods.ToolsList or RequestMethods.PromptsList or RequestMethods.ResourcesList or RequestMethods.ResourcesTemplatesList =>
            (request.Method, null),
        _ => ("another MCP method", null),
    };

    private (string Operation, ScopeRequirement Requirement) OfCall(JsonObject? parameters)
    {
        var name = parameters.Text("name");
        var arguments = parameters!.ContainsKey("arguments") ? parameters.Object("arguments") : null;
        return name is not null && tools.TryGetPrimitive(name, out var tool)
            ? (tool.ProtocolTool.Name, tool.Metadata.OfType<ToolScopeAttribute>().SingleOrDefault()?.Of(arguments) ?? ScopeRequirement.AnyData)
            : ("another tool", ScopeRequirement.AnyData);
    }

    private static (string Operation, ScopeRequirement Requirement) OfResource(JsonObject? parameters) =>
        ResourceAddress.Parse(parameters.Text("uri")) is { } id
            ? (id == RecordId.Company ? ResourceAddress.Company : ResourceAddress.Project, RecordScopes.Of(id.Kind))
            : ("another resource", ScopeRequirement.AnyData);

    private static (string Operation, ScopeRequirement Requirement) OfCompletion(JsonObject? parameters) =>
        CompletableArgument.Of(ReferenceIn(parameters.Object("ref")), parameters.Object("argument")?.Text("name")) is { } completable
            ? (completable.Operation, RecordScopes.Of(completable.Kind))
            : ("another completion", ScopeRequirement.AnyData);

    private static Reference? ReferenceIn(JsonObject? reference) => reference is null ? null : reference.Text("type") switch
    {
        "ref/prompt" => new PromptReference { Name = reference.Text("name") ?? "" },
        "ref/resource" => new ResourceTemplateReference { Uri = reference.Text("uri") },
        _ => throw new JsonException("A reference is to a prompt or to a resource."),
    };
}
