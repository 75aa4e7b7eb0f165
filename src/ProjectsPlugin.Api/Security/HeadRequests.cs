namespace ProjectsPlugin.Api.Security;

/// <summary>Answers HEAD as GET would be answered (RFC 9110, section 9.3.2); the server leaves out the body.</summary>
internal static class HeadRequests
{
    public static void UseHeadAsGet(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    });
}
