using Duende.IdentityServer.Validation;
using ProjectsPlugin.IdentityServer.Clients;
using Client = Duende.IdentityServer.Models.Client;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Clients;

/// <summary>Asks our own rules instead of comparing with a list.</summary>
internal sealed class ClientRedirectValidator(ClientStore clients) : IRedirectUriValidator
{
    public async Task<bool> IsRedirectUriValidAsync(string requestedUri, Client client) =>
        await clients.FindAsync(client.ClientId, CancellationToken.None) is { } known && known.MayReturnTo(requestedUri);

    // Nobody is sent anywhere after signing out.
    public Task<bool> IsPostLogoutRedirectUriValidAsync(string requestedUri, Client client) => Task.FromResult(false);
}
