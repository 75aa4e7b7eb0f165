using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>Clients that are known by a document. Until a person has allowed them something they leave nothing here, whoever comes with their ids.</summary>
internal sealed class DocumentClients(IOpenIddictApplicationManager clients, IOpenIddictApplicationCache<Application> known, IdentityServerDb db)
{
    /// <summary>Stores the client as its document is now, before the grant that a person gave it; does nothing about a client of another kind.</summary>
    public async Task StoreAsync(string clientId, CancellationToken cancellation)
    {
        if (await clients.FindByClientIdAsync(clientId, cancellation) is Application client && await client.OriginAsync(clients, cancellation) is ClientOrigin.Document)
            await StoreAsync(client, cancellation);
    }

    private async Task StoreAsync(Application client, CancellationToken cancellation)
    {
        await using var turn = await db.TakeTurnAsync($"client {client.ClientId}", cancellation);
        if (await db.Set<Application>().SingleOrDefaultAsync(row => row.ClientId == client.ClientId, cancellation) is not { } stored)
        {
            await clients.CreateAsync(client, cancellation);
        }
        else
        {
            await UpdateAsync(client, cancellation);
            await known.AddAsync(stored, cancellation);
        }

        await turn.CommitAsync(cancellation);
    }

    private Task<int> UpdateAsync(Application client, CancellationToken cancellation) => db.Set<Application>()
        .Where(row => row.ClientId == client.ClientId)
        .ExecuteUpdateAsync(
            row => row
                .SetProperty(stored => stored.DisplayName, client.DisplayName)
                .SetProperty(stored => stored.RedirectUris, client.RedirectUris)
                .SetProperty(stored => stored.Properties, client.Properties),
            cancellation);
}
