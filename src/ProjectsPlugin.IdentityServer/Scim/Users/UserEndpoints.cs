using ProjectsPlugin.IdentityServer.Scim.Requests;

namespace ProjectsPlugin.IdentityServer.Scim.Users;

/// <summary><c>/Users</c> (RFC 7644, section 3).</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder scim)
    {
        var users = scim.MapGroup("/Users");
        users.MapGet("", ListAsync);
        users.MapPost("", CreateAsync);
        users.MapGet("/{id}", GetAsync);
        users.MapPut("/{id}", ReplaceAsync);
        users.MapPatch("/{id}", PatchAsync);
        users.MapDelete("/{id}", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, UserQueries users, UserResource resources, CancellationToken cancellation)
    {
        var (page, projection) = (ScimPage.Read(request.Query), ScimProjection.Read(request.Query));
        var (total, rows) = await users.ListAsync(request.Query["filter"], page, cancellation);
        return ScimAnswer.Ok(page.Response(total, rows.Select(row => projection.Of(resources.Of(row)))));
    }

    private static async Task<IResult> GetAsync(string id, HttpRequest request, UserQueries users, UserResource resources, CancellationToken cancellation) =>
        UserResource.Answer(resources.Of(await users.GetAsync(id, cancellation)), ScimProjection.Read(request.Query));

    private static async Task<IResult> CreateAsync(HttpRequest request, UserProvisioning people, CancellationToken cancellation) =>
        UserResource.Answer(await people.CreateAsync(await ScimBody.ReadAsync(request, cancellation)), ScimProjection.Read(request.Query), isNew: true);

    private static async Task<IResult> ReplaceAsync(
        string id, HttpRequest request, UserProvisioning people, CancellationToken cancellation) =>
        UserResource.Answer(
            await people.ReplaceAsync(id, await ScimBody.ReadAsync(request, cancellation), IfMatch.Read(request)), ScimProjection.Read(request.Query));

    private static async Task<IResult> PatchAsync(
        string id, HttpRequest request, UserProvisioning people, CancellationToken cancellation)
    {
        var operations = PatchOperation.Read(await ScimBody.ReadAsync(request, cancellation));
        return UserResource.Answer(await people.PatchAsync(id, operations, IfMatch.Read(request)), ScimProjection.Read(request.Query));
    }

    private static async Task<IResult> DeleteAsync(string id, HttpRequest request, UserProvisioning people)
    {
        await people.DeleteAsync(id, IfMatch.Read(request));
        return ScimAnswer.NoContent();
    }
}
