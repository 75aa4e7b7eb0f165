using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Authorize;
using ProjectsPlugin.IdentityServer.Scim;
using ProjectsPlugin.IdentityServer.Token;

namespace ProjectsPlugin.IdentityServer.Pages.Error;

/// <summary>Answers without a body, and exceptions, become a page for a person; a program keeps the bare status.</summary>
internal static class ErrorPage
{
    private static readonly string[] Programs =
    [
        Paths.Token, Paths.CodeExchange, Paths.RootToken, Paths.Register, Paths.RootRegister, Paths.Revoke, Paths.UserInfo, Paths.Jwks,
        Paths.AuthorizationServerMetadata, Paths.OpenIdConfiguration, "/health",
    ];

    public static void UseErrorPage(this WebApplication app)
    {
        app.UseWhen(IsForPerson, pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = PagePaths.Error,
                StatusCodeSelector = StatusOf,
                SuppressDiagnosticsCallback = MalformedRequest.Is,
                // Whoever is signed in could not be asked of the database, and the page need not know.
                CreateScopeForErrors = true,
            });
            pages.UseStatusCodePagesWithReExecute(PagePaths.Error);
        });
        app.UseWhen(context => !IsForPerson(context), rest => rest.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = StatusOf,
            SuppressDiagnosticsCallback = MalformedRequest.Is,
            ExceptionHandler = context => ScimErrors.IsScim(context) ? ScimErrors.FailureAsync(context)
                : JsonExchange.IsExchange(context.Request) ? OAuthErrorAnswer.FailureAsync(context)
                : Results.Problem(statusCode: context.Response.StatusCode).ExecuteAsync(context),
        }));
    }

    /// <summary>400 for a form that cannot be read: in RFC 6749's words to a program, on a page to a person.</summary>
    public static Task RefuseFormAsync(HttpContext context)
    {
        if (IsOfPrograms(context.Request.Path))
            return OAuthErrorAnswer.InvalidRequestAsync(context, "The body is not a form that can be read.");

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        _ when exception.IsDatabaseAway() => StatusCodes.Status503ServiceUnavailable,
        _ => MalformedRequest.StatusOf(exception),
    };

    /// <summary>Browsers ask for HTML. Tools that take anything get it where people go.</summary>
    private static bool IsForPerson(HttpContext context)
    {
        if (ScimErrors.IsScim(context))
            return false;

        var accepted = context.Request.GetTypedHeaders().Accept;
        if (accepted.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)))
            return true;
        return (accepted.Count == 0 || accepted.Any(type => type.MatchesAllTypes))
            && !IsOfPrograms(context.Request.Path);
    }

    private static bool IsOfPrograms(PathString path) => Programs.Any(own => path.StartsWithSegments(own, StringComparison.OrdinalIgnoreCase));
}
