using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>Ties a vendor's client to the callback of its first exchange, so that a stranger's plugin or GPT cannot use it.</summary>
internal sealed class ClientBindings(IdentityServerDb db)
{
    /// <summary>
    /// Binds the client to the callback that it came with, if the vendor's callbacks have an id. False if the client is bound to another, also when both
    /// come at once.
    /// </summary>
    public async Task<bool> BindAsync(Client client, string redirectUri, CancellationToken cancellation) =>
        client.RedirectPattern?.CallbackId(redirectUri) is not { } callbackId
        || client.CallbackId == callbackId
        || await db.Set<Client>().Where(row => row.ClientId == client.ClientId && (row.CallbackId == null || row.CallbackId == callbackId))
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.CallbackId, callbackId), cancellation) == 1;

    /// <summary>Frees the client for another id; false if it was not bound.</summary>
    public async Task<bool> ResetAsync(string clientId, CancellationToken cancellation) =>
        await db.Set<Client>().Where(row => row.ClientId == clientId && row.CallbackId != null)
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.CallbackId, (string?)null), cancellation) == 1;
}
