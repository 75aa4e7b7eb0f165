using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProjectsPlugin.IdentityServer.Scim;

/// <summary>An answer as <c>application/scim+json</c> (RFC 7644, section 3.1), which nobody keeps.</summary>
internal sealed class ScimAnswer(int status, JsonObject? body) : IResult
{
    public const string MediaType = "application/scim+json";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string? Location { get; init; }

    public string? ETag { get; init; }

    public static ScimAnswer Ok(JsonObject body) => new(StatusCodes.Status200OK, body);

    public static ScimAnswer NoContent() => new(StatusCodes.Status204NoContent, body: null);

    /// <summary>An error in the RFC's schema, whose status is a string (RFC 7644, section 3.12).</summary>
    public static ScimAnswer Error(int status, string detail, string? scimType = null)
    {
        var body = new JsonObject { ["schemas"] = new JsonArray(ScimSchemas.Error), ["status"] = status.ToString(CultureInfo.InvariantCulture) };
        if (scimType is not null)
            body["scimType"] = scimType;
        body["detail"] = detail;
        return new ScimAnswer(status, body);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        if (Location is not null)
            response.Headers.Location = Location;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        response.ContentType = MediaType;
        if (body is not null)
            await response.WriteAsync(body.ToJsonString(Json), httpContext.RequestAborted);
    }
}
