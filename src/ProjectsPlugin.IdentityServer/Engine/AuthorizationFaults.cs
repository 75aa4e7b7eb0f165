using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Refusals;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>
/// RFC 6749, section 4.1.2.1: once client and redirect are known to be good, every refusal goes back to the client. Without a good
/// client and redirect the person gets a page, never a redirect (RFC 9700, section 4.11.2).
/// </summary>
internal sealed class AuthorizationFaults(IKnownClients clients, ClientRedirects redirects, BlockedClients blocked, ClientDocuments documents)
{
    /// <summary>That an operator keeps the client out; null if nobody does. Fetches nothing for a blocked one.</summary>
    public async Task<AuthorizationError?> BlockedAsync(string? clientId, CancellationToken cancellation) =>
        clientId is not null && ClientIds.IsPossible(clientId) && await blocked.ContainsAsync(clientId, cancellation)
            ? new AuthorizationError(AuthorizationError.BlockedClient, "The client is blocked.", $"To let it ask again: clients unblock {clientId}") { Reason = RefusalReason.BlockedClient }
            : null;

    /// <summary>What the person is told of a refused request; null if client and redirect are good, so that the client hears it.</summary>
    /// <param name="clientId">What came as <c>client_id</c>.</param>
    /// <param name="redirectUri">What came as <c>redirect_uri</c>.</param>
    /// <param name="error">The engine's error code.</param>
    /// <param name="description">What it says of it.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    public async Task<AuthorizationError?> ExplainAsync(string? clientId, string? redirectUri, string error, string? description, CancellationToken cancellation)
    {
        var client = string.IsNullOrEmpty(clientId) ? null : await clients.FindAsync(clientId, cancellation);
        if (client is not null && !string.IsNullOrEmpty(redirectUri) && await redirects.AllowAsync(client, redirectUri, cancellation))
            return null;

        if (client is null && !string.IsNullOrEmpty(clientId))
        {
            return await documents.FindAsync(clientId, cancellation) is { Fault: { } fault }
                ? new AuthorizationError(AuthorizationError.UnusableDocument, $"{clientId}: {fault}") { Reason = RefusalReason.UnusableDocument, Detail = fault }
                : new AuthorizationError(AuthorizationError.UnknownClient, description) { Reason = RefusalReason.UnknownClient };
        }

        if (client is null || string.IsNullOrEmpty(redirectUri))
            return new AuthorizationError(error, description);

        // A GPT's id can change when it is saved; without the command in front of them an operator would search for long.
        return await redirects.OtherBindingAsync(client, redirectUri, cancellation) is { } binding
            ? new AuthorizationError(AuthorizationError.ForeignRedirect, description, $"{binding} To let the new one in: clients reset {clientId}") { Reason = RefusalReason.BoundElsewhere, Detail = binding }
            : new AuthorizationError(AuthorizationError.ForeignRedirect, description) { Reason = RefusalReason.ForeignRedirect };
    }
}
