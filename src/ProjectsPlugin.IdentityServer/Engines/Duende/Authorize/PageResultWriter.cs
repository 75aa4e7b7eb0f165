using Duende.IdentityServer.Endpoints.Results;
using Duende.IdentityServer.Hosting;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Authorize;

/// <summary>Sends the person to a page; its address carries the request already.</summary>
internal sealed class PageResultWriter : IHttpResponseWriter<AuthorizeInteractionPageResult>
{
    public Task WriteHttpResponse(AuthorizeInteractionPageResult result, HttpContext context)
    {
        context.Response.Redirect(result.RedirectUrl);
        return Task.CompletedTask;
    }
}
