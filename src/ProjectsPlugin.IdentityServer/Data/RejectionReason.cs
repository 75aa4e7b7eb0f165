namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>Why an authorization request was refused, as far as it tells an operator what to do. Kept in the database by name.</summary>
public enum RejectionReason
{
    /// <summary>No client has this id.</summary>
    UnknownClient,

    /// <summary>The id is the address of a document, which cannot be had or used.</summary>
    UnusableDocument,

    /// <summary>An operator keeps the client out.</summary>
    BlockedClient,

    /// <summary>The client may not have people return there.</summary>
    ForeignRedirect,

    /// <summary>The redirect is the vendor's, with another id than the one that the client is bound to.</summary>
    BoundElsewhere,

    /// <summary>A client that has to use PKCE (RFC 7636) sent no challenge.</summary>
    MissingChallenge,

    /// <summary>The challenge is the verifier itself (RFC 7636, section 4.2, <c>plain</c>), which protects nothing.</summary>
    PlainChallenge,

    /// <summary>The resource (RFC 8707) is not one of this server, or two were named.</summary>
    ForeignResource,

    /// <summary>The request names an unknown scope.</summary>
    UnknownScope,

    /// <summary>Something else than a code was asked for.</summary>
    UnsupportedResponse,

    /// <summary>The request is not as the protocol demands in some other way.</summary>
    Malformed,
}
