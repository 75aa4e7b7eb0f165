using System.Net;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The manifest's domains: all of one house, and what they name is there.</summary>
internal sealed class ManifestDomainCheck : Check
{
    public override string Name => "Manifest: domains";

    public override string Matters => "ChatGPT's plugins of the first generation; an address at another domain than the manifest's is refused.";

    public override IReadOnlyList<Type> Needs => [typeof(AddressCheck)];

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var manifest = await visit.ReadJsonAsync(Paths.Manifest, cancellation);
        var faults = new Faults();
        foreach (var names in new string[][] { ["api", "url"], ["auth", "client_url"], ["auth", "authorization_url"] })
            faults.Unless(
                Uri.TryCreate(manifest.Text(names), UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority) == visit.Origin.ToString(),
                $"{string.Join('.', names)} is '{manifest.Text(names)}', which is not at {visit.Origin}.",
                $"Set PUBLIC_URL to {visit.Origin} at the API, or ask the doctor about the address that it is set to.");

        // On a loopback host there is no domain to be of.
        if (!visit.Origin.IsLoopback)
        {
            var legal = Uri.TryCreate(manifest.Text("legal_info_url"), UriKind.Absolute, out var page) ? page.Host : "";
            Same(faults, visit, "legal_info_url", legal, "LegalInfoUrl");
            Same(faults, visit, "contact_email", manifest.Text("contact_email")?.Split('@')[^1] ?? "", "ContactEmail");
        }

        if (manifest.Text("logo_url") == visit.Origin.At(Paths.Logo))
        {
            var logo = await visit.GetAsync(Paths.Logo, cancellation);
            faults.Unless(
                logo is { Status: HttpStatusCode.OK, MediaType: "image/png" } or { IsRedirect: true },
                $"GET {Paths.Logo} answered {(int)logo.Status} with {logo.MediaType} instead of a picture.",
                $"Let the proxy send {Paths.Logo} to the API.");
        }

        return Of(faults, $"Every address of the manifest is at {visit.Origin.Host} or of its domain.");
    }

    private static void Same(Faults faults, Visit visit, string member, string host, string setting) => faults.Unless(
        string.Equals(SecondLevel(host), SecondLevel(visit.Origin.Host), StringComparison.OrdinalIgnoreCase),
        $"{member} is at '{host}', which is not of {SecondLevel(visit.Origin.Host)}.",
        $"Set Plugin__{setting} to one at {SecondLevel(visit.Origin.Host)} or below.");

    private static string SecondLevel(string host) => string.Join('.', host.Split('.').TakeLast(2));
}
