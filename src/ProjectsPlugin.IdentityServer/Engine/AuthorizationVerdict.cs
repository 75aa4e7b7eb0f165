using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>What becomes of an authorization request.</summary>
internal abstract record AuthorizationVerdict
{
    private AuthorizationVerdict()
    {
    }

    /// <summary>The person has to act on a page first.</summary>
    /// <param name="Address">Its local address, with the request as <c>returnUrl</c>.</param>
    public sealed record Visit(string Address) : AuthorizationVerdict;

    /// <summary>The client gets an error (RFC 6749, section 4.1.2.1; OpenID Connect Core, section 3.1.2.6).</summary>
    public sealed record Refused(string Error, string Description) : AuthorizationVerdict;

    /// <summary>The client gets a code for these scopes; the decision is remembered.</summary>
    public sealed record Granted(SignedInPerson Person, IReadOnlyList<string> Scopes) : AuthorizationVerdict;
}
