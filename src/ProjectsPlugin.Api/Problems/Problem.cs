namespace ProjectsPlugin.Api.Problems;

/// <summary>Errors as <c>application/problem+json</c> (RFC 9457), whatever the caller says it accepts.</summary>
internal static class Problem
{
    // The only status of ours that ASP.NET Core, which takes the other types from RFC 9110, has no type for.
    private const string TooManyRequests = "https://tools.ietf.org/html/rfc6585#section-4";

    public static Task WriteAsync(HttpContext context, int status, string? detail = null) =>
        TypedResults.Problem(detail, statusCode: status, type: status == StatusCodes.Status429TooManyRequests ? TooManyRequests : null).ExecuteAsync(context);
}
