namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>A client as an operator sees it.</summary>
/// <param name="Id">The <c>client_id</c>.</param>
/// <param name="Name">What the consent page calls it.</param>
/// <param name="BoundTo">The callback id of its first exchange, if its vendor's callbacks contain one.</param>
public sealed record ListedClient(string Id, string Name, string? BoundTo);

/// <summary>The clients that the engine knows.</summary>
public interface IClientDirectory
{
    Task<IReadOnlyList<ListedClient>> ListAsync(CancellationToken cancellation);
}
