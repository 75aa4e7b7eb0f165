using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ProjectsPlugin.IntegrationTests.Conformance;

#pragma warning disable MCP9005 // The suite asks for what the protocol has deprecated.
/// <summary>Tools that ask the client for input before they answer, as revision 2026-07-28 lets them. No release has them.</summary>
internal static class InputRequiredTools
{
    private static readonly IDataProtector States = new EphemeralDataProtectionProvider().CreateProtector("request state");

    public static IEnumerable<McpServerTool> Tools =>
    [
        Tool("elicitation", call => Answer(call, "user_name") ?? throw Ask(("user_name", Name()))),
        Tool("sampling", call => Answer(call, "capital_question") ?? throw Ask(("capital_question", Capital()))),
        Tool("list_roots", call => Answer(call, "client_roots") ?? throw Ask(("client_roots", Roots()))),
        Tool("multiple_inputs", call => Answer(call, "user_name", "capital_question", "client_roots")
            ?? throw Ask("asked", ("user_name", Name()), ("capital_question", Capital()), ("client_roots", Roots()))),
        Tool("request_state", call => State(call) is "asked" ? "state-ok" : throw Ask("asked", ("confirm", Name()))),
        Tool("tampered_state", call => State(call) is "asked" ? "Untouched." : throw Ask("asked", ("confirm", Name()))),
        Tool("multi_round", call => State(call) switch
        {
            null => throw Ask("first", ("step1", Name())),
            "first" => throw Ask("second", ("step2", Name())),
            _ => "Three rounds.",
        }),
        Tool("capabilities", call => throw Ask([.. Possible(call)])),
    ];

    public static McpServerPrompt Prompt => McpServerPrompt.Create(
        (RequestContext<GetPromptRequestParams> call) => call.Params.InputResponses?.ContainsKey("user_context") == true ? "Thank you." : throw Ask(
            ("user_context", Name())),
        new McpServerPromptCreateOptions { Name = "test_input_required_result_prompt", Description = "For the conformance suite." });

    private static McpServerTool Tool(string name, Func<RequestContext<CallToolRequestParams>, string> answer) =>
        FixedAnswers.Tool($"test_input_required_result_{name}", (RequestContext<CallToolRequestParams> call) => answer(call));

    private static string? Answer(RequestContext<CallToolRequestParams> call, params string[] questions) =>
        call.Params.InputResponses is { } answers && Array.TrueForAll(
            questions, question => answers.TryGetValue(question, out var given) && given.RawValue.ValueKind is JsonValueKind.Object)
            ? "Thank you."
            : null;

    private static string? State(RequestContext<CallToolRequestParams> call)
    {
        try
        {
            return call.Params.RequestState is { } state ? States.Unprotect(state) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            throw new McpProtocolException("The request state is not what was sent.", McpErrorCode.InvalidParams);
        }
    }

    private static InputRequiredException Ask(params (string Key, InputRequest Question)[] questions) =>
        new(questions.ToDictionary(question => question.Key, question => question.Question));

    private static InputRequiredException Ask(string state, params (string Key, InputRequest Question)[] questions) =>
        new(questions.ToDictionary(question => question.Key, question => question.Question), States.Protect(state));

    private static IEnumerable<(string Key, InputRequest Question)> Possible(RequestContext<CallToolRequestParams> call)
    {
        var client = call.Server.ClientCapabilities;
        if (client?.Elicitation is not null)
            yield return ("user_name", Name());
        if (client?.Sampling is not null)
            yield return ("capital_question", Capital());
        if (client?.Roots is not null)
            yield return ("client_roots", Roots());
    }

    private static InputRequest Name() => InputRequest.ForElicitation(new ElicitRequestParams
    {
        Message = "What is your name?",
        RequestedSchema = new ElicitRequestParams.RequestSchema
        {
            Properties = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition> { ["name"] = new ElicitRequestParams.StringSchema() },
            Required = ["name"],
        },
    });

    private static InputRequest Capital() => InputRequest.ForSampling(new CreateMessageRequestParams
    {
        Messages = [new SamplingMessage { Role = Role.User, Content = [new TextContentBlock { Text = "What is the capital of France?" }] }],
        MaxTokens = 100,
    });

    private static InputRequest Roots() => InputRequest.ForRootsList(new ListRootsRequestParams());
}
