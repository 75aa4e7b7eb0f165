using OpenIddict.Abstractions;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

internal sealed class ClientDirectory(IOpenIddictApplicationManager clients, ClientBindings bindings) : IClientDirectory
{
    public async Task<IReadOnlyList<ListedClient>> ListAsync(CancellationToken cancellation)
    {
        var listed = new List<ListedClient>();
        foreach (var client in await clients.ListAsync(count: null, offset: null, cancellation).ToListAsync(cancellation))
        {
            var id = (await clients.GetClientIdAsync(client, cancellation))!;
            var name = await clients.GetDisplayNameAsync(client, cancellation) ?? id;
            var hasVendor = await client.ProfileAsync(clients, cancellation) is not null;
            var boundTo = hasVendor ? await bindings.FindAsync(id, cancellation) : null;
            listed.Add(new ListedClient(id, name, await client.OriginAsync(clients, cancellation), await client.WebsiteAsync(clients, cancellation), hasVendor, boundTo));
        }

        return [.. listed.OrderBy(client => client.Id, StringComparer.Ordinal)];
    }
}
