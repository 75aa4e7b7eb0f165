using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Scim.Requests;

namespace ProjectsPlugin.IdentityServer.Scim.Documents;

/// <summary>What SCIM can do here, in its own words (RFC 7644, section 4).</summary>
internal static class DocumentEndpoints
{
    private static readonly ScimPage Whole = new(StartIndex: 1, ScimPage.MaxCount);

    public static void MapDocuments(this IEndpointRouteBuilder scim)
    {
        scim.MapGet("/ServiceProviderConfig", (PublicUrl publicUrl) => ScimAnswer.Ok(ServiceProviderConfig.Of(publicUrl)));
        Map(scim, "/ResourceTypes", ResourceTypes.All, "name");
        Map(scim, "/Schemas", Schemas.All, "id");
    }

    private static void Map(IEndpointRouteBuilder scim, string path, Func<PublicUrl, IReadOnlyList<JsonObject>> all, string key)
    {
        // Nobody may take these for what they are not because a filter went unheeded (RFC 7644, section 4).
        scim.MapGet(path, (HttpRequest request, PublicUrl publicUrl) => request.Query.ContainsKey("filter")
            ? ScimAnswer.Error(StatusCodes.Status403Forbidden, "There is no filter here.")
            : ScimAnswer.Ok(Whole.Response(all(publicUrl).Count, all(publicUrl))));
        scim.MapGet($"{path}/{{id}}", (string id, PublicUrl publicUrl) => ScimAnswer.Ok(
            all(publicUrl).FirstOrDefault(document => string.Equals((string?)document[key], id, StringComparison.OrdinalIgnoreCase))
            ?? throw ScimException.NotFound()));
    }
}
