using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;
using ProjectsPlugin.Api.Try.Pages;
using ProjectsPlugin.Api.Try.Protocol;

namespace ProjectsPlugin.Api.Try.Model;

/// <summary>A tool as the model has it: what it answers is cut, and a refusal is an answer, too.</summary>
internal sealed class GuardedTool(McpClientTool tool, McpToolSession tools) : DelegatingAIFunction(tool)
{
    /// <summary>So that small models keep the question in mind.</summary>
    private const int Most = 20_000;

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        await tools.CallAsync(tool.Name, arguments, cancellationToken) switch
        {
            LiveEvent.Found found => found.Words.Length <= Most ? found.Words : string.Concat(found.Words.AsSpan(0, Most), "…"),
            LiveEvent.NotAllowed => "The user has not allowed this tool. Go on without it, and say what is missing.",
            _ => null,
        };
}
