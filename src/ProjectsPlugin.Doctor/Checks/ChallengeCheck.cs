using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The 401 at <c>/mcp</c>, from which a client that knows only the address begins (RFC 9728, section 5.1).</summary>
internal sealed partial class ChallengeCheck : Check
{
    private const string Question =
        """
        {"jsonrpc":"2.0","id":1,"method":"initialize",
         "params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"doctor","version":"1"}}}
        """;

    public override string Name => "The 401 at /mcp";

    public override string Impact => "MCP clients: without a 401 that names the resource metadata, ChatGPT and Claude never show the sign-in button.";

    public override IReadOnlyList<Type> DependsOn => [typeof(PublicUrlCheck)];

    /// <summary>Calls the endpoint as a client does that has no token yet.</summary>
    public static async Task<ProbeResponse> CallAsync(CheckContext context, CancellationToken cancellation, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Paths.Mcp) { Content = new StringContent(Question, Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        return await context.SendAsync(request, cancellation, headers);
    }

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var answer = await CallAsync(context, cancellation);
        if (answer.Status is not HttpStatusCode.Unauthorized)
            return Failed(
                $"POST {Paths.Mcp} without a token {answer.Summary}",
                $"It must be 401: let the proxy send {Paths.Mcp} with every method to the API, with no sign-in or page of its own in between.");

        if (answer.Header("WWW-Authenticate") is not { } header)
            return Failed($"POST {Paths.Mcp} answers 401 without WWW-Authenticate.", "Let the proxy pass the API's WWW-Authenticate header on.");

        var expected = context.Origin.At(Paths.ProtectedResourceMetadataOfMcp);
        var findings = new Findings();
        var named = Parameter(header, "resource_metadata");
        findings.Require(
            named == expected,
            $"WWW-Authenticate has resource_metadata '{named}' instead of '{expected}': {header}",
            $"Set PUBLIC_URL to {context.Origin} at the API, and let the proxy pass its WWW-Authenticate header on.");
        findings.Require(
            Parameter(header, "scope") is { Length: > 0 },
            $"WWW-Authenticate names no scope: {header}",
            "Let the proxy pass the API's WWW-Authenticate header on.");
        return Conclude(findings, $"POST {Paths.Mcp} without a token answers 401 and leads to {expected}.");
    }

    private static string? Parameter(string header, string name) =>
        AuthenticationHeaderValue.TryParse(header, out var challenge) && string.Equals(challenge.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            ? Parameters().Matches(challenge.Parameter ?? "").FirstOrDefault(match => match.Groups["name"].Value == name)?.Groups["value"].Value
            : null;

    // auth-param of RFC 9110, section 11.2; our own values have no quoted-pair in them.
    [GeneratedRegex("""(?<name>[\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"(?<value>[^"]*)"|(?<value>[^\s",]+))""")]
    private static partial Regex Parameters();
}
