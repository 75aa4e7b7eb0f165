using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>A redirect to a stranger is refused with a page, and the browser goes nowhere (RFC 9700, section 4.11.2).</summary>
internal sealed class UnregisteredRedirectCheck : Check
{
    private const string Stranger = "https://doctor.invalid/callback";

    private static readonly string[] Clients = ["gpt-action", "chatgpt-plugin", BrowseClient.Id];

    public override string Name => "A stranger's redirect";

    public override string Impact => "every person who signs in: a code that is sent to a stranger opens to him what the person may read.";

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var findings = new Findings();
        foreach (var path in new[] { Paths.OAuth, Paths.Authorize })
            foreach (var client in Clients)
            {
                var answer = await context.GetAsync(Request(path, client), cancellation);
                findings.Require(
                    answer.Location is null && (int)answer.Status is >= 400 and < 500,
                    $"GET {path} for client '{client}' with redirect_uri {Stranger} {answer.Summary}",
                    answer.Location is null
                        ? $"Let the proxy send {path} to the identity server, and look into its log."
                        : "It must be an error page: let the proxy send the address with its whole query to this installation's identity server, "
                            + "and redirect nothing itself.");
            }

        return Conclude(findings, $"{Paths.OAuth} and {Paths.Authorize} refuse a redirect to {Stranger} with a page, without Location.");
    }

    private static string Request(string path, string client) =>
        $"{path}?response_type=code&client_id={client}&redirect_uri={Uri.EscapeDataString(Stranger)}&state=doctor"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
}
