using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>A client that can read for a person now, through however many sign-ins.</summary>
public sealed record ConnectedClient
{
    public required string ClientId { get; init; }

    /// <summary>The client's name as an operator configured it, or as the client claims it.</summary>
    public required string ClientName { get; init; }

    /// <summary>Where the client comes from: unless an operator configured it, its name is a claim.</summary>
    public required ClientOrigin Origin { get; init; }

    /// <summary>Where the client had the person return to at the latest sign-in; null if that was before it was kept.</summary>
    public required Uri? RedirectUri { get; init; }

    /// <summary>What it can read, from all its sign-ins.</summary>
    public required IReadOnlyCollection<string> Scopes { get; init; }

    public required DateTimeOffset FirstUsedAt { get; init; }

    /// <summary>When it last exchanged a code or refreshed: its latest call is younger by at most an access token's life.</summary>
    public required DateTimeOffset LastUsedAt { get; init; }
}

/// <summary>Which clients people are connected to.</summary>
public interface IConnectedClients
{
    /// <summary>Who can read for a person now, the latest used first; our own pages are none of them.</summary>
    Task<IReadOnlyList<ConnectedClient>> ListAsync(Guid accountId, CancellationToken cancellation);

    /// <summary>Whether this client can read for a person now; costs the same however often the person has signed in.</summary>
    Task<bool> IsConnectedAsync(Guid accountId, string clientId, CancellationToken cancellation);
}
