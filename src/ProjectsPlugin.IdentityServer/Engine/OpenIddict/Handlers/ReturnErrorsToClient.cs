using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
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

    private async Task<AuthorizationError> ExplainAsync(ApplyAuthorizationResponseContext context, object? client, string? redirectUri)
    {
        if (client is null && context.Request?.ClientId is { } id && await documents.FindAsync(id, context.CancellationToken) is { Fault: { } fault })
            return new AuthorizationError(AuthorizationError.UnusableDocument, $"{id}: {fault}");

        var hint = client is null || redirectUri is null ? null : await BindingHintAsync(client, redirectUri, context.CancellationToken);
        return new AuthorizationError(CodeOf(context, client, redirectUri), context.Response.ErrorDescription, hint);
    }

    // OpenIddict says invalid_request to all of them; a person has to be told what to mend.
    private static string CodeOf(ApplyAuthorizationResponseContext context, object? client, string? redirectUri)
    {
        if (client is null && !string.IsNullOrEmpty(context.Request?.ClientId))
            return AuthorizationError.UnknownClient;
        return client is not null && !string.IsNullOrEmpty(redirectUri) ? AuthorizationError.ForeignRedirect : context.Error!;
    }

    // A GPT's id can change when it is saved; without the command in front of them an operator would search for long.
    private async Task<string?> BindingHintAsync(object client, string redirectUri, CancellationToken cancellation)
    {
        var clientId = await clients.GetClientIdAsync(client, cancellation);
        if ((await client.ProfileAsync(clients, cancellation))?.CallbackId(redirectUri) is not { } callbackId)
            return null;

        return await bindings.FindAsync(clientId!, cancellation) is { } bound && bound != callbackId
            ? $"The client {clientId} is bound to {bound}, and this request is from {callbackId}. To let the new one in: clients reset {clientId}"
            : null;
    }
}
