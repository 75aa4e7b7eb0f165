using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>A client that the settings or this product itself bring along, and the rules that it comes under.</summary>
/// <param name="Key">Where it stands below the section <c>Clients</c>, as in <c>PreRegistered__0</c>.</param>
/// <param name="Client">Who it is.</param>
/// <param name="RedirectPattern">The vendor whose redirects it has besides its own; null for a client with its own alone, of which PKCE is demanded.</param>
internal sealed record ClientDefinition(string Key, ClientOptions Client, VendorRedirectPattern? RedirectPattern = null)
{
    /// <summary>The pages of the API host, with the key of no setting.</summary>
    public static ClientDefinition Browse(PublicUrl publicUrl) =>
        new(nameof(Browse), new ClientOptions { ClientId = BrowseClient.Id, Name = "Pages of records", RedirectUris = [BrowseClient.RedirectUri(publicUrl)] })
        {
            IsFirstParty = true,
        };

    /// <summary>
    /// True for our own pages in another host: nobody is asked whether they may, and their redirects are compared exactly, a loopback port included.
    /// </summary>
    public bool IsFirstParty { get; init; }

    /// <summary>A vendor's client begins to exist with its secret; any other without one is public.</summary>
    public bool Exists => RedirectPattern is null || !IsPublic;

    /// <summary>The sites that it returns people to.</summary>
    public IEnumerable<string> Hosts =>
        [.. RedirectPattern is null ? [] : VendorRedirectPattern.ChatGptHosts, .. Client.RedirectUris.Select(RedirectRules.SiteOf).OfType<string>()];

    public bool IsPublic => string.IsNullOrEmpty(Client.ClientSecret);
}
