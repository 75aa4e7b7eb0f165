using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IntegrationTests.Accounts;

/// <summary>A browser as the session cookie sees it: it keeps what it is given and sends it back.</summary>
internal sealed class CookieBrowser
{
    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>The last cookie as the server wrote it.</summary>
    public SetCookieHeaderValue? Received { get; private set; }

    public CookieBrowser Copy()
    {
        var copy = new CookieBrowser();
        foreach (var (name, value) in _cookies)
            copy._cookies[name] = value;
        return copy;
    }

    public Task StartAsync(IdentityServerFixture server, Account account) =>
        VisitAsync(server, async (sessions, context) =>
        {
            await sessions.StartAsync(context, account, default);
            return true;
        });

    public Task<SignedInPerson?> WhoAmIAsync(IdentityServerFixture server) => VisitAsync(server, (sessions, context) => sessions.CurrentAsync(context));

    public Task SignOutAsync(IdentityServerFixture server) =>
        VisitAsync(server, async (sessions, context) =>
        {
            await sessions.EndAsync(context);
            return true;
        });

    private Task<TAnswer> VisitAsync<TAnswer>(IdentityServerFixture server, Func<Sessions, HttpContext, Task<TAnswer>> visit) =>
        server.AskAsync<IServiceProvider, TAnswer>(async services =>
        {
            var context = new DefaultHttpContext { RequestServices = services };
            context.Request.Headers.Cookie = string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
            var answer = await visit(services.GetRequiredService<Sessions>(), context);
            Keep(context.Response.Headers.SetCookie!);
            return answer;
        });

    private void Keep(IEnumerable<string> headers)
    {
        foreach (var cookie in headers.Select(header => SetCookieHeaderValue.Parse(header)))
        {
            Received = cookie;
            _cookies[cookie.Name.ToString()] = cookie.Value.ToString();
        }
    }
}
