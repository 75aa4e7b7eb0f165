using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ProjectsPlugin.Hosting;

/// <summary>What both hosts do alike about methods and about the ways in which one path can be spelt.</summary>
public static class RequestMethods
{
    /// <summary>Answers a wrong method with 405 and <c>Allow</c> before anybody asks for a token: what is not there needs no guard.</summary>
    // An endpoint of no route is what routing itself puts in place of one that does not take the request.
    public static void UseMethodCheck(this IApplicationBuilder app) => app.Use((context, next) =>
        context.GetEndpoint() is { RequestDelegate: { } refuse } and not RouteEndpoint ? refuse(context) : next(context));

    /// <summary>Answers HEAD as GET would be answered (RFC 9110, section 9.3.2); the server leaves out the body.</summary>
    public static void UseHeadAsGet(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    });

    /// <summary>
    /// Routing takes a path in either case, with a slash at its end or without. Whatever looks at the path afterwards sees it as the
    /// endpoint has it, so that no guard can take another decision than routing did.
    /// </summary>
    public static void UseEndpointPaths(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern: { Parameters.Count: 0, RawText: { } path } })
            context.Request.Path = "/" + path.Trim('/');
        return next(context);
    });
}
