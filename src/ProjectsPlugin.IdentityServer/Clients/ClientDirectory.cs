using ProjectsPlugin.IdentityServer.Engine;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>All clients, for an operator.</summary>
internal sealed class ClientDirectory(IKnownClients clients, ClientBindings bindings)
{
    /// <summary>In the order of their ids.</summary>
    public async Task<IReadOnlyList<ListedClient>> ListAsync(CancellationToken cancellation)
    {
        var listed = new List<ListedClient>();
        foreach (var client in await clients.ListAsync(cancellation))
        {
            var hasVendor = client.Profile is not null;
            var boundTo = hasVendor ? await bindings.FindAsync(client.ClientId, cancellation) : null;
            listed.Add(new ListedClient(client.ClientId, client.Name, client.Origin, client.Website, hasVendor, boundTo));
        }

        return [.. listed.OrderBy(client => client.Id, StringComparer.Ordinal)];
    }
}
