using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>Where a redirect address leads, in words that a person can check.</summary>
/// <param name="Key">The text for this kind of place.</param>
/// <param name="Name">The host, with letters of other scripts spelt out so that none can pass for another; or the app's scheme.</param>
public sealed record RedirectDisplay(string Key, string Name)
{
    private const string Host = "Place.Host";

    /// <summary>Whether anybody can know who waits there: a site's owner is known, a program on the person's own device is not.</summary>
    public bool IsKnowable => Key == Host;

    public static RedirectDisplay Of(Uri address) => address switch
    {
        { Scheme: not ("http" or "https") } => new("Place.App", address.Scheme),
        _ when LoopbackRedirect.IsHost(address) => new("Place.ThisComputer", address.Authority),
        _ => new(Host, address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}"),
    };
}
