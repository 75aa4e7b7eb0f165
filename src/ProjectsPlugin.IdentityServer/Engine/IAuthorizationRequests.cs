using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>What the pages ask of the OAuth engine: which request a person is deciding about, and where each answer leads.</summary>
public interface IAuthorizationRequests
{
    /// <summary>
    /// The authorization request (RFC 6749, section 4.1.1) that a page was opened for, with its client and redirect
    /// validated anew; null if <paramref name="returnUrl"/> is not a local address of a valid request.
    /// </summary>
    Task<AuthorizationRequest?> FindAsync(string? returnUrl, CancellationToken cancellation);

    /// <summary>Where the browser goes when the person allowed these scopes; bound to the request and the person's session.</summary>
    string Allow(AuthorizationRequest request, SignedInPerson person, IReadOnlyCollection<string> scopes);

    /// <summary>Where the browser goes when the person refused: in the end, back to the client with <c>access_denied</c>.</summary>
    string Deny(AuthorizationRequest request, SignedInPerson person);
}
