namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>A client as an operator sees it.</summary>
/// <param name="Id">The <c>client_id</c>.</param>
/// <param name="Name">What the consent page calls it.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Website">The website that it claims, if it registered itself.</param>
/// <param name="HasVendor">Whether its vendor's callbacks contain an id, which its first exchange binds it to.</param>
/// <param name="BoundTo">The callback id of its first exchange.</param>
public sealed record ListedClient(string Id, string Name, ClientOrigin Origin, string? Website, bool HasVendor, string? BoundTo);
