using ProjectsPlugin.IdentityServer.Scim.Requests;

namespace ProjectsPlugin.IdentityServer.Scim.Groups;

/// <summary><c>/Groups</c> (RFC 7644, section 3).</summary>
internal static class GroupEndpoints
{
    public static void MapGroups(this IEndpointRouteBuilder scim)
    {
        var groups = scim.MapGroup("/Groups");
        groups.MapGet("", ListAsync);
        groups.MapPost("", CreateAsync);
        groups.MapGet("/{id}", GetAsync);
        groups.MapPut("/{id}", ReplaceAsync);
        groups.MapPatch("/{id}", PatchAsync);
        groups.MapDelete("/{id}", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, GroupQueries groups, GroupResource resources, CancellationToken cancellation)
    {
        var (page, projection) = (ScimPage.Read(request.Query), ScimProjection.Read(request.Query));
        var (total, rows) = await groups.ListAsync(request.Query["filter"], page, projection.Includes(GroupResource.Members), cancellation);
        return ScimAnswer.Ok(page.Response(total, rows.Select(row => projection.Of(resources.Of(row)))));
    }

    private static async Task<IResult> GetAsync(string id, HttpRequest request, GroupQueries groups, GroupResource resources, CancellationToken cancellation)
    {
        var projection = ScimProjection.Read(request.Query);
        return resources.Answer(await groups.GetAsync(id, projection.Includes(GroupResource.Members), cancellation), projection);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request, GroupProvisioning provisioning, GroupQueries groups, GroupResource resources, CancellationToken cancellation)
    {
        var projection = ScimProjection.Read(request.Query);
        var id = await provisioning.CreateAsync(await ScimBody.ReadAsync(request, cancellation));
        return resources.Answer(await groups.GetAsync(id.ToString(), projection.Includes(GroupResource.Members), cancellation), projection, isNew: true);
    }

    private static async Task<IResult> ReplaceAsync(
        string id, HttpRequest request, GroupProvisioning provisioning, GroupQueries groups, GroupResource resources, CancellationToken cancellation)
    {
        var projection = ScimProjection.Read(request.Query);
        await provisioning.ReplaceAsync(id, await ScimBody.ReadAsync(request, cancellation), IfMatch.Read(request));
        return resources.Answer(await groups.GetAsync(id, projection.Includes(GroupResource.Members), cancellation), projection);
    }

    // Entra takes 204 and nothing else; a large group would be long to send, too.
    private static async Task<IResult> PatchAsync(string id, HttpRequest request, GroupProvisioning provisioning, CancellationToken cancellation)
    {
        var operations = PatchOperation.Read(await ScimBody.ReadAsync(request, cancellation));
        var group = await provisioning.PatchAsync(id, operations, IfMatch.Read(request));
        return new ScimAnswer(StatusCodes.Status204NoContent, body: null) { ETag = GroupResource.ETagOf(group) };
    }

    private static async Task<IResult> DeleteAsync(string id, HttpRequest request, GroupProvisioning provisioning)
    {
        await provisioning.DeleteAsync(id, IfMatch.Read(request));
        return ScimAnswer.NoContent();
    }
}
