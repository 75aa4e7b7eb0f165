namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>Why nobody was signed in by a provider, for the page about it: a feature of the request.</summary>
/// <param name="Kind">Which page it is.</param>
/// <param name="Code">What the person passes on to whoever can let them in; null if that is nobody's to do.</param>
public sealed record SignInFailure(SignInFailureKind Kind, string? Code = null);

public enum SignInFailureKind
{
    /// <summary>The provider knows the person, and no account here is theirs.</summary>
    Rejected,

    /// <summary>The person, or the provider, said no.</summary>
    Denied,

    /// <summary>The answer is not one to what this browser asked, or cannot be believed.</summary>
    Failed,

    /// <summary>The provider does not answer.</summary>
    Unavailable,
}
