using Microsoft.Extensions.Options;

namespace ProjectsPlugin.DemoAssistant;

/// <summary>The addresses lead somewhere, and a model has both its address and its name.</summary>
internal sealed class AssistantOptionsValidation : IValidateOptions<AssistantOptions>
{
    public ValidateOptionsResult Validate(string? name, AssistantOptions options)
    {
        string?[] faults = [GatewayFault(options), EndpointFault(options), ModelError(options)];
        return faults.OfType<string>().ToArray() is { Length: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }

    private static string? GatewayFault(AssistantOptions options) =>
        string.IsNullOrWhiteSpace(options.GatewayUrl) || (Web(options.GatewayUrl) is { AbsolutePath: "/", Query: "", UserInfo: "" })
            ? null
            : $"Assistant__GatewayUrl is '{options.GatewayUrl}', which is not an origin. "
                + "Set it to where this host reaches the gateway of PUBLIC_URL, for example http://gateway:8080, or leave it out.";

    // An address may carry a password, so a wrong one is not repeated.
    private static string? EndpointFault(AssistantOptions options) =>
        !options.HasModel || Web(options.Endpoint!) is { Query: "", UserInfo: "" }
            ? null
            : "Assistant__Endpoint is not an http or https address without a query or a user name. "
                + "Set it to the base address of an OpenAI-compatible API, for example http://localhost:11434/v1, or leave it out.";

    private static string? ModelError(AssistantOptions options) => (options.HasModel, !string.IsNullOrWhiteSpace(options.Model)) switch
    {
        (true, false) => "Assistant__Endpoint is set, but Assistant__Model is not. Set it to the name that the endpoint gives the model.",
        (false, true) => "Assistant__Model is set, but Assistant__Endpoint is not. "
            + "Set it to the base address of an OpenAI-compatible API, for example http://localhost:11434/v1.",
        _ => null,
    };

    private static Uri? Web(string setting) =>
        Uri.TryCreate(setting.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0 ? url : null;
}
