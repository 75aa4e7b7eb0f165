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
            listed.Add(new ListedClient(id, name, await bindings.FindAsync(id, cancellation)));
        }

        return [.. listed.OrderBy(client => client.Id, StringComparer.Ordinal)];
    }
}
