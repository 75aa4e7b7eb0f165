using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// RFC 9700, section 2.1: the redirect is compared with those of the client, so each request names it. OpenIddict would take the
/// client's only one in its place, and our pages show a person where an assistant returns before they know which that is.
/// </summary>
internal sealed class RequireRedirect : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (string.IsNullOrEmpty(context.RedirectUri))
            context.Reject(Errors.InvalidRequest, "The mandatory 'redirect_uri' parameter is missing.");
        return ValueTask.CompletedTask;
    }
}
