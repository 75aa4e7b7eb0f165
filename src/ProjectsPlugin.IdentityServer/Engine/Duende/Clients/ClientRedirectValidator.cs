using Duende.IdentityServer.Models;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Clients;

/// <summary>Asks <see cref="ClientRedirects"/> instead of comparing with a list.</summary>
internal sealed class ClientRedirectValidator(IKnownClients clients, ClientRedirects redirects) : IRedirectUriValidator
{
    public async Task<bool> IsRedirectUriValidAsync(string requestedUri, Client client) =>
        await clients.FindAsync(client.ClientId, CancellationToken.None) is { } known && await redirects.AllowAsync(known, requestedUri, CancellationToken.None);

    // Nobody is sent anywhere after signing out.
    public Task<bool> IsPostLogoutRedirectUriValidAsync(string requestedUri, Client client) => Task.FromResult(false);
}
