using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http.Features;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>OpenID Connect Core, section 5.3.1: a POST may have its token in the header and no body. OpenIddict wants a form of every POST.</summary>
internal sealed class TakeEmptyBody : IOpenIddictServerHandler<ExtractUserInfoRequestContext>
{
    public ValueTask HandleAsync(ExtractUserInfoRequestContext context)
    {
        if (context.Transaction.GetHttpRequest() is { } request && HttpMethods.IsPost(request.Method) && IsEmpty(request))
            request.ContentType = "application/x-www-form-urlencoded";
        return ValueTask.CompletedTask;
    }

    private static bool IsEmpty(HttpRequest request) =>
        request.ContentLength is 0 || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false };
}
