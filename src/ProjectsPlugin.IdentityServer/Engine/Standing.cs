using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>How a grant stands.</summary>
internal abstract record Standing
{
    private Standing()
    {
    }

    /// <summary>It gives tokens.</summary>
    /// <param name="Employee">Whom they are for, as of now.</param>
    /// <param name="RefreshLifetime">For how long the refresh token can be used.</param>
    public sealed record Good(Employee Employee, TimeSpan RefreshLifetime) : Standing;

    /// <summary>The client gets an error (RFC 6749, section 5.2).</summary>
    public sealed record Ended(string Error, string Description) : Standing;
}
