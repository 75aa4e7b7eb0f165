using System.Net;
using System.Net.Http.Json;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The code exchange: JSON and form reach it, and a refusal comes back as OAuth says (RFC 6749, section 5.2).</summary>
internal sealed class CodeExchangeCheck : Check
{
    private static readonly Dictionary<string, string> Nonsense = new()
    {
        ["grant_type"] = "authorization_code",
        ["client_id"] = "doctor",
        ["client_secret"] = "none",
        ["code"] = "none",
        ["redirect_uri"] = "https://doctor.invalid/callback",
    };

    public override string Name => "The code exchange";

    public override string Impact =>
        "every assistant exchanges its code there, plugins as JSON and the others as a form; a dead refresh "
            + "token must come back as an OAuth error, or the sign-in button never returns.";

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var findings = new Findings();
        foreach (var (path, kind) in new[] { (Paths.CodeExchange, "JSON"), (Paths.CodeExchange, "a form"), (Paths.Token, "a form") })
        {
            using HttpContent content = kind is "JSON" ? JsonContent.Create(Nonsense) : new FormUrlEncodedContent(Nonsense);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            var answer = await context.SendAsync(request, cancellation);
            var isRefusal = answer is { Status: HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, MediaType: "application/json" }
                && answer.Json().Text("error") is { Length: > 0 };
            findings.Require(
                isRefusal,
                $"POST {path} with {kind} {answer.Summary}",
                $"A made-up code must be refused with an OAuth error as JSON: let the proxy send {path} with method and body "
                    + "to the identity server, and put no error page of its own in the place of its answers.");
            findings.Require(
                !isRefusal || answer.Header("Cache-Control")?.Contains("no-store", StringComparison.Ordinal) is true,
                $"POST {path} answers without Cache-Control: no-store.",
                "Let the proxy pass on the identity server's Cache-Control: answers there carry tokens.");
        }

        return Conclude(findings, $"{Paths.CodeExchange} takes JSON and forms, {Paths.Token} forms, and both refuse a made-up code as OAuth says.");
    }
}
