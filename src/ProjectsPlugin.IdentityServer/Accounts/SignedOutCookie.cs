using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>
/// Says that somebody has signed out on this browser, or came as somebody who may not in. Until the next sign-in nobody is sent to an identity provider
/// unasked, and the provider asks anew who it is: it would sign the same person in again before anybody else could.
/// </summary>
internal static class SignedOutCookie
{
    public static bool IsSet(HttpContext context) => context.Request.Cookies.ContainsKey(In(context).Name!);

    public static void Set(HttpContext context) => context.Response.Cookies.Append(In(context).Name!, "1", In(context).Build(context));

    public static void Remove(HttpContext context)
    {
        if (IsSet(context))
            context.Response.Cookies.Delete(In(context).Name!, In(context).Build(context));
    }

    private static CookieBuilder In(HttpContext context) =>
        new CookieBuilder().BindToHost("signed-out", context.RequestServices.GetRequiredService<PublicUrl>());
}
