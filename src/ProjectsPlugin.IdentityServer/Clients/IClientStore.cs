using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>The clients that may ask, wherever they come from.</summary>
public interface IClientStore
{
    /// <summary>
    /// The client of this id, also one that is not stored yet and known by its document alone; null if there is none. Looks once in a request.
    /// </summary>
    Task<Client?> FindAsync(string clientId, CancellationToken cancellation);

    /// <summary>Whether an operator blocks this id, known or not. Fetches nothing.</summary>
    Task<bool> IsBlockedAsync(string clientId, CancellationToken cancellation);

    /// <summary>Every client that is stored, in the order of their ids.</summary>
    Task<IReadOnlyList<Client>> ListAsync(CancellationToken cancellation);
}
