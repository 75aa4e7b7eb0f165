using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The address: whether the installation goes by another one altogether, which would be said of each document otherwise.</summary>
internal sealed class PublicUrlCheck : Check
{
    private static readonly (string Path, Func<JsonObject, string?> Address)[] Documents =
    [
        (Paths.Manifest, manifest => manifest.Text("api", "url")),
        (Paths.ProtectedResourceMetadataOfMcp, resource => resource.Text("resource")),
        (Paths.AuthorizationServerMetadata, server => server.Text("issuer")),
    ];

    public override string Name => "The address";

    public override string Impact => "every assistant: each goes on from the address in the documents, wherever it began.";

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var named = new HashSet<string>();
        foreach (var (path, address) in Documents)
            if (await OriginAsync(context, path, address, cancellation) is { } origin)
                named.Add(origin);

        // Where they differ, the checks below say of each document what it has.
        return named.Count == 1 && !named.Contains(context.Origin.ToString())
            ? Failed(
                $"This installation calls itself {named.First()} in every document.",
                $"Ask the doctor about {named.First()}, if that is what people type; else set PUBLIC_URL to {context.Origin} at both hosts.")
            : Passed(named.Count == 1 ? $"The documents go by {context.Origin}." : "The documents do not all go by one other address.");
    }

    private static async Task<string?> OriginAsync(CheckContext context, string path, Func<JsonObject, string?> address, CancellationToken cancellation)
    {
        try
        {
            return Uri.TryCreate(address(await context.ReadJsonAsync(path, cancellation)), UriKind.Absolute, out var url)
                ? url.GetLeftPart(UriPartial.Authority)
                : null;
        }
        catch (DocumentUnavailableException)
        {
            // The check whose document it is says so.
            return null;
        }
    }
}
