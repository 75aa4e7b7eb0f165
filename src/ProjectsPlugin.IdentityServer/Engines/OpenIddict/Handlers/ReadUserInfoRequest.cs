using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http.Features;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>
/// OpenID Connect Core, section 5.3.1: a POST may have its token in the header and no body; OpenIddict wants a form of every POST.
/// OAuth 2.1, section 5.1.1: an access token in an address ends up in logs and histories.
/// </summary>
internal sealed class ReadUserInfoRequest : IOpenIddictServerHandler<ExtractUserInfoRequestContext>
{
    public ValueTask HandleAsync(ExtractUserInfoRequestContext context)
    {
        var request = context.Transaction.GetHttpRequest()!;
        if (request.Query.ContainsKey(Parameters.AccessToken))
            context.Reject(Errors.InvalidRequest, "Send the access token in the Authorization header.");
        else if (HttpMethods.IsPost(request.Method) && IsEmpty(request))
            request.ContentType = "application/x-www-form-urlencoded";
        return ValueTask.CompletedTask;
    }

    private static bool IsEmpty(HttpRequest request) =>
        request.ContentLength is 0 || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false };
}
