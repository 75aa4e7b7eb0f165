using Duende.IdentityServer.Endpoints.Results;
using Duende.IdentityServer.Hosting;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;

/// <summary>Sends the person to a page; its address carries the request already.</summary>
internal sealed class PageVisit : IHttpResponseWriter<AuthorizeInteractionPageResult>
{
    public Task WriteHttpResponse(AuthorizeInteractionPageResult result, HttpContext context)
    {
        context.Response.Redirect(result.RedirectUrl);
        return Task.CompletedTask;
    }
}
