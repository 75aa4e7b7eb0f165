using Microsoft.Extensions.Options;

namespace ProjectsPlugin.Api.Mcp;

/// <summary>An origin is compared byte for byte with what browsers send, so one that no browser can send is a mistake.</summary>
internal sealed class McpOptionsValidation : IValidateOptions<McpOptions>
{
    public ValidateOptionsResult Validate(string? name, McpOptions options)
    {
        var faults = options.AllowedOrigins.Select(Fault).OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Fault(string origin, int index) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.GetLeftPart(UriPartial.Authority) == origin
            ? null
            : $"Mcp__AllowedOrigins__{index} is '{origin}', which is not an origin as a browser sends it. "
                + "Write scheme, host and port alone, for example https://inspector.example.org or http://localhost:6274.";
}
