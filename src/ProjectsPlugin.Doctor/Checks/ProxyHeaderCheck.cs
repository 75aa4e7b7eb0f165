using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>Proxy headers: what a caller says about host and scheme changes no address.</summary>
internal sealed class ProxyHeaderCheck : Check
{
    private const string Stranger = "doctor.invalid";

    private static readonly (string, string)[] Claims =
    [
        ("X-Forwarded-Host", Stranger), ("X-Forwarded-Proto", "http"), ("X-Forwarded-Port", "81"), ("X-Forwarded-Prefix", $"/{Stranger}"),
        ("X-Original-Host", Stranger), ("Forwarded", $"for=192.0.2.1;host={Stranger};proto=http"),
    ];

    public override string Name => "Forged proxy headers";

    public override string Matters => "every assistant: if a stranger's header gets into a document, a cache in between hands his addresses to all, and they sign in at his place.";

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var faults = new Faults();
        foreach (var path in new[] { Paths.AuthorizationServerMetadata, Paths.ProtectedResourceMetadataOfMcp, Paths.Manifest, Paths.OpenApiJson })
        {
            var usual = await visit.ReadAsync(path, cancellation);
            var forged = await visit.GetAsync(path, cancellation, Claims);
            Same(faults, $"GET {path}", usual.Summary + usual.Text, forged.Summary + forged.Text);
        }

        var (asked, claimed) = (await ChallengeCheck.CallAsync(visit, cancellation), await ChallengeCheck.CallAsync(visit, cancellation, Claims));
        Same(faults, $"POST {Paths.Mcp}", asked.Header("WWW-Authenticate"), claimed.Header("WWW-Authenticate"));
        return Of(faults, "X-Forwarded-Host, -Proto, -Port, -Prefix and Forwarded of a caller change nothing.");
    }

    private static void Same(Faults faults, string request, string? usual, string? forged) => faults.Unless(
        usual == forged,
        $"{request} answers something else when the caller sends X-Forwarded-Host and the like{(forged?.Contains(Stranger, StringComparison.Ordinal) is true ? ", and repeats what he sent" : "")}.",
        "Let the proxy remove X-Forwarded-* and Forwarded of callers before it sets its own, and let nothing but PUBLIC_URL say what the address is.");
}
