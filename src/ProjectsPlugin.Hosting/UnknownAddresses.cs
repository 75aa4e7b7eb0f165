using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Hosting;

/// <summary>What both hosts answer where nothing is: 404, in the host's own page to a browser and as <c>application/problem+json</c> to a program.</summary>
public static class UnknownAddresses
{
    /// <summary>Why a program found nothing.</summary>
    public const string Explanation = $"There is nothing at this address. {Paths.OpenApiYaml} says what there is.";

    /// <summary>After routing, and before anybody is asked who they are: what is not there needs no guard.</summary>
    public static void UseUnknownAddresses(this IApplicationBuilder app) => app.Use((context, next) =>
        context.GetEndpoint() is null ? RefuseAsync(context) : next(context));

    /// <summary>Whether the caller is a browser that opens a page. What takes anything is a program, and what asks by OPTIONS is, too.</summary>
    public static bool IsForPage(this HttpRequest request) => !HttpMethods.IsOptions(request.Method) && request.GetTypedHeaders().Accept.Any(type =>
        type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        // A page is made of the bare status by what shows all failures of the host.
        return context.Request.IsForPage()
            ? Task.CompletedTask
            : TypedResults.Problem(Explanation, statusCode: StatusCodes.Status404NotFound).ExecuteAsync(context);
    }
}
