namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>Where a sign-in by a provider begins and where it comes back to.</summary>
public static class ProviderPaths
{
    /// <summary>Followed by the provider's id.</summary>
    public const string Start = "/auth/sso";

    /// <summary>Follows that.</summary>
    public const string Callback = "/callback";
}
