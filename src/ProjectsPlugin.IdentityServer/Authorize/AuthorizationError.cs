using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>
/// Why an authorization request is rejected (RFC 6749, section 4.1.2.1). An engine leaves it in <c>HttpContext.Features</c>, where
/// <see cref="AuthorizationRejections"/> finds it, and the error page if the client does not hear of it at once.
/// </summary>
/// <param name="Code">The RFC's error code, such as <c>invalid_request</c>.</param>
/// <param name="Description">What is wrong, for whoever made the assistant.</param>
/// <param name="OperatorHint">What the operator can do about it, for example a command to run.</param>
public sealed record AuthorizationError(string Code, string? Description, string? OperatorHint = null)
{
    /// <summary>There is no such client (RFC 6749, section 4.1.2.1).</summary>
    public const string UnknownClient = "unauthorized_client";

    /// <summary>An operator keeps the client out (RFC 6749, section 4.1.2.1: the server denied the request).</summary>
    public const string BlockedClient = "access_denied";

    /// <summary>The document that the client id is the address of cannot be used (the code is from RFC 7591, section 3.2.2).</summary>
    public const string UnusableDocument = "invalid_client_metadata";

    /// <summary>The client may not have people return there (the code is from RFC 7591, section 3.2.2).</summary>
    public const string ForeignRedirect = "invalid_redirect_uri";

    private const string RedirectDescription = "The 'redirect_uri' is not one of the client's.";

    /// <summary>What an operator is told that it was; null if it is nobody's mistake in the request.</summary>
    public RejectionReason? Reason { get; init; }

    /// <summary>What exactly was wrong, for the operator, if more is known than the reason.</summary>
    public string? Detail { get; init; }

    /// <summary>The client, once it and its redirect are known to be good, so that it may hear of it.</summary>
    public Client? Client { get; init; }

    /// <summary>The redirect that tells the client, for the person to follow or not; null if there is no good one.</summary>
    public Uri? ReturnTo { get; init; }

    /// <summary>Whether the client is one that registered itself here once, by its id, and can do so again.</summary>
    public bool CanRegisterAgain { get; init; }

    internal static AuthorizationError Malformed(string code, string? description) =>
        new(code, description) { Reason = RejectionReason.Malformed, Detail = description };

    internal static AuthorizationError Blocked(string clientId) =>
        new(BlockedClient, GrantValidator.BlockedClient, $"To let it ask again: clients unblock {clientId}") { Reason = RejectionReason.BlockedClient };

    internal static AuthorizationError Unknown(string clientId) => new(UnknownClient, "The 'client_id' is not known here.")
    {
        Reason = RejectionReason.UnknownClient,
        CanRegisterAgain = ClientRegistration.IsGeneratedId(clientId),
    };

    internal static AuthorizationError Document(string clientId, string fault) =>
        new(UnusableDocument, $"{clientId}: {fault}", ClientDocuments.HintFor(fault)) { Reason = RejectionReason.UnusableDocument, Detail = fault };

    // A GPT's id can change when it is saved; without the command in front of them an operator would search for long.
    internal static AuthorizationError Redirect(Client client, string redirectUri) => client.OtherBinding(redirectUri) is { } binding
        ? new(ForeignRedirect, RedirectDescription, $"{binding} To let the new one in: clients reset {client.ClientId}")
        {
            Reason = RejectionReason.BoundElsewhere,
            Detail = binding,
        }
        : new(ForeignRedirect, RedirectDescription) { Reason = RejectionReason.ForeignRedirect };
}
