using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The address: whether the installation goes by another one altogether, which would be said of each document otherwise.</summary>
internal sealed class AddressCheck : Check
{
    private static readonly (string Path, Func<JsonObject, string?> Named)[] Documents =
    [
        (Paths.Manifest, manifest => manifest.Text("api", "url")),
        (Paths.ProtectedResourceMetadataOfMcp, resource => resource.Text("resource")),
        (Paths.AuthorizationServerMetadata, server => server.Text("issuer")),
    ];

    public override string Name => "The address";

    public override string Matters => "every assistant: each goes on from the address in the documents, wherever it began.";

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var named = new HashSet<string>();
        foreach (var (path, address) in Documents)
            if (await OriginAsync(visit, path, address, cancellation) is { } origin)
                named.Add(origin);

        // Where they differ, the checks below say of each document what it has.
        return named.Count == 1 && !named.Contains(visit.Origin.ToString())
            ? Failed($"This installation calls itself {named.First()} in every document.", $"Ask the doctor about {named.First()}, if that is what people type; else set PUBLIC_URL to {visit.Origin} at both hosts.")
            : Passed(named.Count == 1 ? $"The documents go by {visit.Origin}." : "The documents do not all go by one other address.");
    }

    private static async Task<string?> OriginAsync(Visit visit, string path, Func<JsonObject, string?> address, CancellationToken cancellation)
    {
        try
        {
            return Uri.TryCreate(address(await visit.ReadJsonAsync(path, cancellation)), UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) : null;
        }
        catch (UnreadableException)
        {
            // The check whose document it is says so.
            return null;
        }
    }
}
