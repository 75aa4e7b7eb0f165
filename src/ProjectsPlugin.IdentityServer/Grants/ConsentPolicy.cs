using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>
/// Whether a person need not be asked anew. What they once allowed answers for a client of the settings that returns them to a
/// site, for as long as it is connected: a decision that the person cannot see any more, and so not take back, is none.
/// Any other client could be somebody who took its name or its port meanwhile, so that the page is always shown (MCP
/// Security Best Practices, "Confused Deputy"; RFC 8252, section 8.6).
/// </summary>
internal sealed class ConsentPolicy(ConnectedClients connected, ConsentStore consents)
{
    public async Task<bool> CoversAsync(Guid accountId, Client client, Uri redirectUri, IReadOnlyCollection<string> asked, CancellationToken cancellation) =>
        client.IsFirstParty
        || (client.Origin is ClientOrigin.Configured
            && RedirectRules.IsSite(redirectUri)
            && await consents.CoverAsync(accountId, client.ClientId, asked, cancellation)
            && await connected.IsConnectedAsync(accountId, client.ClientId, cancellation));
}
