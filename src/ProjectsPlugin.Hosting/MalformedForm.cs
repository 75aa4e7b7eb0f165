using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace ProjectsPlugin.Hosting;

/// <summary>
/// A form that cannot be read is its sender's mistake, wherever it is sent: too many fields, a body that is cut, a null character or an
/// encoding that nobody should use. Each reader of forms would throw something else for it.
/// </summary>
public static class MalformedForm
{
    private static readonly string[] Types = ["application/x-www-form-urlencoded", "multipart/form-data"];

    /// <param name="app">After routing; what comes later finds the form read.</param>
    /// <param name="refuse">Answers 400 as the endpoint's callers expect it.</param>
    public static void UseMalformedFormRejection(this IApplicationBuilder app, RequestDelegate refuse) => app.Use(async (context, next) =>
    {
        // The page that tells of the refusal is the same request once more.
        if (context.GetEndpoint() is null
            || context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || !IsForm(context.Request)
            || await IsReadableAsync(context.Request, context.RequestAborted))
        {
            await next(context);
        }
        else
        {
            MalformedRequest.Tell(context);
            await refuse(context);
        }
    });

    private static bool IsForm(HttpRequest request) =>
        request.ContentType is { } type && Types.Any(form => type.StartsWith(form, StringComparison.OrdinalIgnoreCase));

    private static async Task<bool> IsReadableAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return request.HasFormContentType && !(await request.ReadFormAsync(cancellation)).Any(HasNull);
        }
        // What ASP.NET Core throws for limits, for a body that ends too soon, for a character set that is unknown or switched off, and for a wrong boundary.
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    // PostgreSQL takes no null character in a text.
    private static bool HasNull(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> field) =>
        field.Key.Contains('\0', StringComparison.Ordinal) || field.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) is true);
}
