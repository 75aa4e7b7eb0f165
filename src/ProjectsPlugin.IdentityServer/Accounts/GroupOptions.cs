namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>What the groups decide that come from the company's identity provider. Names are alike in either case.</summary>
public sealed class GroupOptions
{
    public const string Section = "Groups";

    /// <summary>
    /// The groups whose members may sign in; without one, everybody who has an account. Who is in none of them any more is signed out everywhere, and within
    /// two seconds no assistant reads anything for them.
    /// </summary>
    public IList<string> AllowSignIn { get; init; } = [];

    /// <summary>
    /// Which groups of identity providers are which groups here, from <c>0</c>. A sign-in by a provider adds a person to these, or removes them, and touches
    /// no others.
    /// </summary>
    public IList<GroupMapping> Map { get; init; } = [];
}
