using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>Proxy headers: what a caller says about host and scheme changes no address.</summary>
internal sealed class ForwardedHeadersCheck : Check
{
    private const string Stranger = "doctor.invalid";

    private static readonly (string, string)[] Claims =
    [
        ("X-Forwarded-Host", Stranger), ("X-Forwarded-Proto", "http"), ("X-Forwarded-Port", "81"), ("X-Forwarded-Prefix", $"/{Stranger}"),
        ("X-Original-Host", Stranger), ("Forwarded", $"for=192.0.2.1;host={Stranger};proto=http"),
    ];

    public override string Name => "Forged proxy headers";

    public override string Impact =>
        "every assistant: if a stranger's header gets into a document, a cache in between hands his addresses to all, and they sign in at his place.";

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var findings = new Findings();
        foreach (var path in new[] { Paths.AuthorizationServerMetadata, Paths.ProtectedResourceMetadataOfMcp, Paths.Manifest, Paths.OpenApiJson })
        {
            var usual = await context.ReadAsync(path, cancellation);
            var forged = await context.GetAsync(path, cancellation, Claims);
            Same(findings, $"GET {path}", usual.Summary + usual.Text, forged.Summary + forged.Text);
        }

        var (asked, claimed) = (await ChallengeCheck.CallAsync(context, cancellation), await ChallengeCheck.CallAsync(context, cancellation, Claims));
        Same(findings, $"POST {Paths.Mcp}", asked.Header("WWW-Authenticate"), claimed.Header("WWW-Authenticate"));
        return Conclude(findings, "X-Forwarded-Host, -Proto, -Port, -Prefix and Forwarded of a caller change nothing.");
    }

    private static void Same(Findings findings, string request, string? usual, string? forged) => findings.Require(
        usual == forged,
        $"{request} answers something else when the caller sends X-Forwarded-Host and the "
            + $"like{(forged?.Contains(Stranger, StringComparison.Ordinal) is true ? ", and repeats what he sent" : "")}.",
        "Let the proxy remove X-Forwarded-* and Forwarded of callers before it sets its own, and let nothing but PUBLIC_URL say what the address is.");
}
