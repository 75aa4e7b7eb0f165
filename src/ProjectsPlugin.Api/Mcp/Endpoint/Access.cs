using System.Collections.Frozen;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Mcp.Completions;
using ProjectsPlugin.Api.Mcp.Prompts;
using ProjectsPlugin.Api.Mcp.Records;
using ProjectsPlugin.Api.Mcp.Resources;
using ProjectsPlugin.Api.Mcp.Tools;
using ProjectsPlugin.Api.Text;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>
/// Which scopes a request takes: the one table, which the list of tools quotes and the gate enforces. Requests are read
/// with the SDK's own types, so that the gate cannot read another name than the one that is then called.
/// </summary>
internal static class Access
{
    private static readonly FrozenDictionary<string, Need> Tools = new Dictionary<string, Need>
    {
        [GetProjects.ToolName] = Need.Of(Scopes.Projects),
        [GetProject.ToolName] = Need.Of(Scopes.Projects),
        [GetUsers.ToolName] = Need.Of(Scopes.Users),
        [GetUser.ToolName] = Need.Of(Scopes.Users),
        [GetMe.ToolName] = Need.Of(Scopes.Me),
        [GetCompany.ToolName] = Need.Of(Scopes.Company),
        [Search.ToolName] = Need.AnyData,
        [Fetch.ToolName] = Need.AnyData,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<RecordKind, Need> Kinds = new Dictionary<RecordKind, Need>
    {
        [RecordKind.Project] = Need.Of(Scopes.Projects),
        [RecordKind.User] = Need.Of(Scopes.Users),
        [RecordKind.Company] = Need.Of(Scopes.Company),
    }.ToFrozenDictionary();

    /// <summary>What calling this tool takes; a tool that is not of this table is not open to a token without data scopes.</summary>
    public static Need OfTool(string name) => Tools.GetValueOrDefault(name, Need.AnyData);

    /// <summary>What reading a record of this kind takes.</summary>
    public static Need OfKind(RecordKind kind) => Kinds[kind];

    /// <summary>What the request takes, and a name of ours for it; no need if any good token will do.</summary>
    /// <exception cref="JsonException">The parameters are not what the method has.</exception>
    public static (string Operation, Need? Need) Of(JsonRpcRequest request) => request.Method switch
    {
        RequestMethods.ToolsCall => OfCall(Read<CallToolRequestParams>(request)),
        RequestMethods.ResourcesRead => OfResource(Read<ReadResourceRequestParams>(request)),
        RequestMethods.CompletionComplete => OfCompletion(Read<CompleteRequestParams>(request)),
        RequestMethods.PromptsGet => (Read<GetPromptRequestParams>(request).Name == OutreachEmail.PromptName ? OutreachEmail.PromptName : "another prompt", null),
        RequestMethods.Initialize or RequestMethods.ServerDiscover or RequestMethods.Ping
            or RequestMethods.ToolsList or RequestMethods.PromptsList or RequestMethods.ResourcesList or RequestMethods.ResourcesTemplatesList => (request.Method, null),
        _ => ("another MCP method", null),
    };

    private static (string Operation, Need Need) OfCall(CallToolRequestParams call)
    {
        var need = Fetched(call) is { } id ? OfKind(id.Kind) : OfTool(call.Name);
        return (Tools.ContainsKey(call.Name) ? call.Name : "another tool", need);
    }

    // Like a tool, what is not of this table is not open to a token without data scopes.
    private static (string Operation, Need Need) OfResource(ReadResourceRequestParams read) => ResourceAddress.Parse(read.Uri) is { } id
        ? (id == RecordId.Company ? ResourceAddress.Company : ResourceAddress.Project, OfKind(id.Kind))
        : ("another resource", Need.AnyData);

    private static (string Operation, Need Need) OfCompletion(CompleteRequestParams complete) => Completable.Of(complete) is { } argument
        ? (argument.Name, OfKind(argument.Kind))
        : ("another completion", Need.AnyData);

    /// <summary>The record that a call of fetch names, if it does.</summary>
    private static RecordId? Fetched(CallToolRequestParams call) =>
        call.Name == Fetch.ToolName && call.Arguments?.TryGetValue(Fetch.Id, out var id) == true && LenientValue.Text(id) is { } text
            ? RecordId.Parse(text)
            : null;

    private static T Read<T>(JsonRpcRequest request) =>
        request.Params.Deserialize<T>(McpJsonUtilities.DefaultOptions) ?? throw new JsonException("The parameters are missing.");
}
