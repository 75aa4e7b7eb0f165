using System.Net;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The manifest's domains: all of one house, and what they name is there.</summary>
internal sealed class ManifestDomainCheck : Check
{
    public override string Name => "Manifest: domains";

    public override string Impact => "ChatGPT's plugins of the first generation; an address at another domain than the manifest's is refused.";

    public override IReadOnlyList<Type> DependsOn => [typeof(PublicUrlCheck)];

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var manifest = await context.ReadJsonAsync(Paths.Manifest, cancellation);
        var findings = new Findings();
        foreach (var names in new string[][] { ["api", "url"], ["auth", "client_url"], ["auth", "authorization_url"] })
            findings.Require(
                Uri.TryCreate(manifest.Text(names), UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority) == context.Origin.ToString(),
                $"{string.Join('.', names)} is '{manifest.Text(names)}', which is not at {context.Origin}.",
                $"Set PUBLIC_URL to {context.Origin} at the API, or ask the doctor about the address that it is set to.");

        // On a loopback host there is no domain to be of.
        if (!context.Origin.IsLoopback)
        {
            var legal = Uri.TryCreate(manifest.Text("legal_info_url"), UriKind.Absolute, out var page) ? page.Host : "";
            Same(findings, context, "legal_info_url", legal, "LegalInfoUrl");
            Same(findings, context, "contact_email", manifest.Text("contact_email")?.Split('@')[^1] ?? "", "ContactEmail");
        }

        if (manifest.Text("logo_url") == context.Origin.At(Paths.Logo))
        {
            var logo = await context.GetAsync(Paths.Logo, cancellation);
            findings.Require(
                logo is { Status: HttpStatusCode.OK, MediaType: "image/png" } or { IsRedirect: true },
                $"GET {Paths.Logo} answered {(int)logo.Status} with {logo.MediaType} instead of a picture.",
                $"Let the proxy send {Paths.Logo} to the API.");
        }

        return Conclude(findings, $"Every address of the manifest is at {context.Origin.Host} or of its domain.");
    }

    private static void Same(Findings findings, CheckContext context, string member, string host, string setting) => findings.Require(
        string.Equals(SecondLevel(host), SecondLevel(context.Origin.Host), StringComparison.OrdinalIgnoreCase),
        $"{member} is at '{host}', which is not of {SecondLevel(context.Origin.Host)}.",
        $"Set Plugin__{setting} to one at {SecondLevel(context.Origin.Host)} or below.");

    private static string SecondLevel(string host) => string.Join('.', host.Split('.').TakeLast(2));
}
