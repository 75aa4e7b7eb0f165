using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Refusals;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>
/// RFC 6749, section 4.1.2.1: once client and redirect are known to be good, every refusal goes back to the client. Without a good
/// client and redirect the person gets a page, never a redirect (RFC 9700, section 4.11.2).
/// </summary>
internal sealed class AuthorizationFaults(
    IKnownClients clients,
    ClientRedirects redirects,
    BlockedClients blocked,
    ClientDocuments documents,
    RefusalReturn returns)
{
    /// <summary>That an operator keeps the client out; null if nobody does. Fetches nothing for a blocked one.</summary>
    public async Task<AuthorizationError?> BlockedAsync(string? clientId, CancellationToken cancellation) =>
        clientId is not null && ClientIds.IsPossible(clientId) && await blocked.ContainsAsync(clientId, cancellation)
            ? new AuthorizationError(AuthorizationError.BlockedClient, "The client is blocked.", $"To let it ask again: clients unblock {clientId}") { Reason = RefusalReason.BlockedClient }
            : null;

    /// <summary>What the person is told of a refused request; null if client and redirect are good, so that the client hears it.</summary>
    public async Task<AuthorizationError?> ExplainAsync(HttpContext http, AuthorizationRefusal refusal, CancellationToken cancellation)
    {
        var client = string.IsNullOrEmpty(refusal.ClientId) ? null : await clients.FindAsync(refusal.ClientId, cancellation);
        return client is null ? await ExplainClientAsync(refusal, cancellation)
            : string.IsNullOrEmpty(refusal.RedirectUri) ? new AuthorizationError(refusal.Error, refusal.Description)
            : await redirects.AllowAsync(client, refusal.RedirectUri, cancellation) ? await returns.WithholdAsync(http, client, refusal)
            : await ExplainRedirectAsync(client, refusal, cancellation);
    }

    private async Task<AuthorizationError> ExplainClientAsync(AuthorizationRefusal refusal, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(refusal.ClientId))
            return new AuthorizationError(refusal.Error, refusal.Description);

        return await documents.FindAsync(refusal.ClientId, cancellation) is { Fault: { } fault }
            ? new AuthorizationError(AuthorizationError.UnusableDocument, $"{refusal.ClientId}: {fault}", ClientDocuments.HintFor(fault))
            {
                Reason = RefusalReason.UnusableDocument,
                Detail = fault,
            }
            : new AuthorizationError(AuthorizationError.UnknownClient, refusal.Description)
            {
                Reason = RefusalReason.UnknownClient,
                CanRegisterAgain = NewClient.IsIdOfOne(refusal.ClientId),
            };
    }

    // A GPT's id can change when it is saved; without the command in front of them an operator would search for long.
    private async Task<AuthorizationError> ExplainRedirectAsync(KnownClient client, AuthorizationRefusal refusal, CancellationToken cancellation) =>
        await redirects.OtherBindingAsync(client, refusal.RedirectUri!, cancellation) is { } binding
            ? new AuthorizationError(
                AuthorizationError.ForeignRedirect, refusal.Description, $"{binding} To let the new one in: clients reset {client.ClientId}")
            {
                Reason = RefusalReason.BoundElsewhere,
                Detail = binding,
            }
            : new AuthorizationError(AuthorizationError.ForeignRedirect, refusal.Description) { Reason = RefusalReason.ForeignRedirect };
}
