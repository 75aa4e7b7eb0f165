using OpenIddict.Abstractions;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Consent;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>
/// Whether a person need not be asked anew. What they once allowed answers for a client of the settings that returns them to a
/// site, for as long as it is connected: a decision that the person cannot see any more, and so not take back, is none.
/// Any other client could be somebody who took its name or its port meanwhile, so that the page is always shown (MCP
/// Security Best Practices, "Confused Deputy"; RFC 8252, section 8.6).
/// </summary>
internal sealed class EarlierConsent(IOpenIddictApplicationManager clients, IConnectedClients connected, Consents consents)
{
    public async Task<bool> CoversAsync(Guid accountId, OpenIddictRequest request, IReadOnlyCollection<string> asked, CancellationToken cancellation)
    {
        var client = await clients.FindByClientIdAsync(request.ClientId!, cancellation)
            ?? throw new InvalidOperationException("The engine has found the client before.");

        if (await client.IsFirstPartyAsync(clients, cancellation))
            return true;

        return await client.OriginAsync(clients, cancellation) is ClientOrigin.Configured
            && new Uri(request.RedirectUri!).Scheme == Uri.UriSchemeHttps
            && await consents.CoverAsync(accountId, request.ClientId!, asked, cancellation)
            && await connected.IsConnectedAsync(accountId, request.ClientId!, cancellation);
    }
}
