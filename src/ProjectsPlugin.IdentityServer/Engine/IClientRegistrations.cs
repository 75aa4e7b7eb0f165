namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>Where clients that register themselves (RFC 7591) become known to the engine.</summary>
public interface IClientRegistrations
{
    /// <summary>Makes the client known at every copy of the host; the oldest that nobody ever used may have to give way.</summary>
    /// <returns>When it was registered.</returns>
    Task<DateTimeOffset> AddAsync(NewClient client, CancellationToken cancellation);

    /// <summary>The ids of the registered clients that return people to this address.</summary>
    Task<IReadOnlyList<string>> ListReturningToAsync(string redirectUri, CancellationToken cancellation);

    /// <summary>Forgets a registered client, whose grants have ended before.</summary>
    Task RemoveAsync(string clientId, CancellationToken cancellation);
}
