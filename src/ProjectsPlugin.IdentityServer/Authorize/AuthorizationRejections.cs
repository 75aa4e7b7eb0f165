using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants.Rejections;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>
/// RFC 6749, section 4.1.2.1: once client and redirect are known to be good, every rejection goes back to the client. Without a good
/// client and redirect the person gets a page, never a redirect (RFC 9700, section 4.11.2).
/// </summary>
internal sealed class AuthorizationRejections(IClientStore clients, ClientDocuments documents, Sessions sessions, RejectionRecorder record, PublicUrl publicUrl)
{
    /// <summary>The longest redirect that is sent; proxies drop answers with longer headers.</summary>
    private const int LongestAddress = 32 * 1024;

    /// <summary>Answers the request: by a redirect to its client, or with status 400, no body and an <see cref="AuthorizationError"/> for the page.</summary>
    public async Task AnswerAsync(HttpContext http, AuthorizationRejection rejection, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        var told = await ExplainAsync(http, rejection, cancellation);
        await record.KeepAsync(rejection, told, cancellation);
        if (told is null)
        {
            http.Response.Redirect(AuthorizeResponse.AddressOf(rejection, publicUrl));
            return;
        }

        http.Features.Set(told);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    /// <summary>What the person is told; null if the client hears it.</summary>
    private async Task<AuthorizationError?> ExplainAsync(HttpContext http, AuthorizationRejection rejection, CancellationToken cancellation)
    {
        if (rejection.ClientId is not { } clientId)
            return new AuthorizationError(rejection.Error, rejection.Description);
        if (await clients.IsBlockedAsync(clientId, cancellation))
            return new AuthorizationError(AuthorizationError.BlockedClient, "The client is blocked.", $"To let it ask again: clients unblock {clientId}") { Reason = RejectionReason.BlockedClient };
        if (await clients.FindAsync(clientId, cancellation) is not { } client)
            return await ExplainClientAsync(clientId, rejection, cancellation);

        return rejection.RedirectUri is not { } redirectUri ? new AuthorizationError(rejection.Error, rejection.Description)
            : client.MayReturnTo(redirectUri) ? await WithholdAsync(http, client, rejection)
            : ExplainRedirect(client, redirectUri);
    }

    private async Task<AuthorizationError> ExplainClientAsync(string clientId, AuthorizationRejection rejection, CancellationToken cancellation) =>
        await documents.FindAsync(clientId, cancellation) is { Fault: { } fault }
            ? new AuthorizationError(AuthorizationError.UnusableDocument, $"{clientId}: {fault}", ClientDocuments.HintFor(fault)) { Reason = RejectionReason.UnusableDocument, Detail = fault }
            : new AuthorizationError(AuthorizationError.UnknownClient, rejection.Description) { Reason = RejectionReason.UnknownClient, CanRegisterAgain = NewClient.IsIdOfOne(clientId) };

    // A GPT's id can change when it is saved; without the command in front of them an operator would search for long.
    private static AuthorizationError ExplainRedirect(Client client, string redirectUri) => client.OtherBinding(redirectUri) is { } binding
        ? new AuthorizationError(AuthorizationError.ForeignRedirect, AuthorizeRequestRules.ForeignRedirect, $"{binding} To let the new one in: clients reset {client.ClientId}") { Reason = RejectionReason.BoundElsewhere, Detail = binding }
        : new AuthorizationError(AuthorizationError.ForeignRedirect, AuthorizeRequestRules.ForeignRedirect) { Reason = RejectionReason.ForeignRedirect };

    /// <summary>
    /// Whether a rejection goes back to a good client at once. Not if it came by itself and nobody has signed in: whoever registers would own links
    /// here that lead to any site, with no page and no sign-in before it (RFC 9700, section 4.11.2). The operator has agreed on the redirects of the
    /// others, and a silent request may never show a page.
    /// </summary>
    private async Task<AuthorizationError?> WithholdAsync(HttpContext http, Client client, AuthorizationRejection rejection)
    {
        var told = new AuthorizationError(rejection.Error, rejection.Description);
        var address = AuthorizeResponse.AddressOf(rejection, publicUrl);
        if (address.Length > LongestAddress)
            return told;

        return client.Origin is ClientOrigin.Configured || rejection.IsSilent || await sessions.CurrentAsync(http) is not null
            ? null
            : told with { ReturnTo = new Uri(address) };
    }
}
