namespace ProjectsPlugin.Contracts;

/// <summary>
/// The pages below <see cref="Paths.Browse"/> as a client of our own identity server: public with PKCE, and without a
/// consent page, because whoever signs in for them signs in for this product itself.
/// </summary>
public static class BrowseClient
{
    public const string Id = "browse";

    /// <summary>The one address to which it lets people return.</summary>
    public static string RedirectUri(PublicUrl publicUrl) => publicUrl.At(Paths.BrowseSignedIn);

    /// <summary>The cookie of a person who reads pages. The identity server takes it away when that person signs out.</summary>
    public const string Cookie = "browse";
}
