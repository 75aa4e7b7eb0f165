using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Scim;

/// <summary>Gives every failure below <see cref="Paths.Scim"/> the body that its clients read, whoever in the pipeline refused the request.</summary>
internal static class ScimErrors
{
    /// <summary>Whether SCIM answers there.</summary>
    public static bool IsScim(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Paths.Scim, StringComparison.OrdinalIgnoreCase)
        && context.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptions<ScimOptions>>().Value.Enabled;

    /// <summary>After routing, and before whatever refuses a request by its status alone.</summary>
    public static void UseScimErrors(this IApplicationBuilder app) => app.UseWhen(IsScim, scim => scim.Use(async (context, next) =>
    {
        if (context.GetEndpoint() is null)
        {
            await ScimAnswer.Error(StatusCodes.Status404NotFound, "SCIM has nothing at this address. See ServiceProviderConfig.").ExecuteAsync(context);
            return;
        }

        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            await WriteAsync(context);
    }));

    /// <summary>Tells of an exception, whose status is set; if the database is away, when to come again.</summary>
    public static Task FailureAsync(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error.IsDatabaseAway() is true)
            context.Response.SetRetryAfter(DatabaseFaults.Pause);
        return WriteAsync(context);
    }

    private static Task WriteAsync(HttpContext context) =>
        ScimAnswer.Error(context.Response.StatusCode, Detail(context.Response.StatusCode)).ExecuteAsync(context);

    private static string Detail(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Send a token of 'scim tokens add' as Authorization: Bearer.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take the method. Allow names those that it takes.",
        StatusCodes.Status413PayloadTooLarge => $"A request may carry at most {RequestLimits.BodyBytes / 1024} KB.",
        StatusCodes.Status429TooManyRequests => "There are too many requests. Retry-After says when to come again.",
        StatusCodes.Status503ServiceUnavailable => "The database is away. Retry-After says when to come again.",
        _ => ReasonPhrases.GetReasonPhrase(status),
    };
}
