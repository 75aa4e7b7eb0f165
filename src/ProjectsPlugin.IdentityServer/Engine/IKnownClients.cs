using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>The clients that the engine knows.</summary>
public interface IKnownClients
{
    /// <summary>The client of this id, also one that is not stored yet and known by its document alone; null if there is none.</summary>
    Task<KnownClient?> FindAsync(string clientId, CancellationToken cancellation);

    /// <summary>Every client that is stored or configured.</summary>
    Task<IReadOnlyList<KnownClient>> ListAsync(CancellationToken cancellation);
}
