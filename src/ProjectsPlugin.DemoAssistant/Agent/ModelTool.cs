using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;
using ProjectsPlugin.DemoAssistant.Protocol;
using ProjectsPlugin.DemoAssistant.Runs;

namespace ProjectsPlugin.DemoAssistant.Agent;

/// <summary>A tool as the model has it: what it answers is cut, and a refusal is an answer, too.</summary>
internal sealed class ModelTool(McpClientTool tool, McpToolSession tools) : DelegatingAIFunction(tool)
{
    /// <summary>So that small models keep the question in mind.</summary>
    private const int MaxCharacters = 20_000;

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        await tools.CallAsync(tool.Name, arguments, cancellationToken) switch
        {
            RunEvent.Found { Words.Length: > MaxCharacters } found => string.Concat(found.Words.AsSpan(0, MaxCharacters), "…"),
            RunEvent.Found found => found.Words,
            RunEvent.NotAllowed => "The user has not allowed this tool. Go on without it, and say what is missing.",
            _ => null,
        };
}
