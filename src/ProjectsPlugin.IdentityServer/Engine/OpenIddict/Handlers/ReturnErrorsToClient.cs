using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Refusals;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// RFC 6749, section 4.1.2.1: once client and redirect are known to be good, every refusal goes back to the client, with
/// <c>state</c> and <c>iss</c>. OpenIddict shows its own validation errors on a page instead. Without a good client and
/// redirect the person gets that page, never a redirect (RFC 9700, section 4.11.2).
/// </summary>
internal sealed class ReturnErrorsToClient(IOpenIddictApplicationManager clients, ClientBindings bindings, ClientDocuments documents)
    : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (string.IsNullOrEmpty(context.Error) || !string.IsNullOrEmpty(context.RedirectUri))
            return;

        // Somebody has explained it to the person, who is to see that.
        if (context.Transaction.GetHttpRequest()?.HttpContext.Features.Get<AuthorizationError>() is not null)
            return;

        var clientId = (string?)context.Request?.ClientId;
        var redirectUri = (string?)context.Request?.RedirectUri;
        var client = string.IsNullOrEmpty(clientId) ? null : await clients.FindByClientIdAsync(clientId, context.CancellationToken);

        if (client is not null && !string.IsNullOrEmpty(redirectUri) && await clients.ValidateRedirectUriAsync(client, redirectUri, context.CancellationToken))
            context.RedirectUri = redirectUri;
        else
            context.Transaction.GetHttpRequest()?.HttpContext.Features.Set(await ExplainAsync(context, client, redirectUri));
    }

    // OpenIddict says invalid_request to all of them; a person has to be told what to mend.
    private async Task<AuthorizationError> ExplainAsync(ApplyAuthorizationResponseContext context, object? client, string? redirectUri)
    {
        var description = context.Response.ErrorDescription;
        if (client is null && context.Request?.ClientId is { Length: > 0 } id)
        {
            return await documents.FindAsync(id, context.CancellationToken) is { Fault: { } fault }
                ? new AuthorizationError(AuthorizationError.UnusableDocument, $"{id}: {fault}") { Reason = RefusalReason.UnusableDocument, Detail = fault }
                : new AuthorizationError(AuthorizationError.UnknownClient, description) { Reason = RefusalReason.UnknownClient };
        }

        if (client is null || string.IsNullOrEmpty(redirectUri))
            return new AuthorizationError(context.Error!, description);

        return await OtherBindingAsync(client, redirectUri, context.CancellationToken) is { } binding
            ? new AuthorizationError(AuthorizationError.ForeignRedirect, description, $"{binding} To let the new one in: clients reset {context.Request!.ClientId}") { Reason = RefusalReason.BoundElsewhere, Detail = binding }
            : new AuthorizationError(AuthorizationError.ForeignRedirect, description) { Reason = RefusalReason.ForeignRedirect };
    }

    // A GPT's id can change when it is saved; without the command in front of them an operator would search for long.
    private async Task<string?> OtherBindingAsync(object client, string redirectUri, CancellationToken cancellation)
    {
        var clientId = await clients.GetClientIdAsync(client, cancellation);
        if ((await client.ProfileAsync(clients, cancellation))?.CallbackId(redirectUri) is not { } callbackId)
            return null;

        return await bindings.FindAsync(clientId!, cancellation) is { } bound && bound != callbackId
            ? $"The client {clientId} is bound to {bound}, and this request is from {callbackId}."
            : null;
    }
}
