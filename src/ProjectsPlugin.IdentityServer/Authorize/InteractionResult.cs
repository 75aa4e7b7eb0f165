namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>What becomes of an authorization request.</summary>
internal abstract record InteractionResult
{
    private InteractionResult()
    {
    }

    /// <summary>The person has to act on a page first.</summary>
    /// <param name="Address">Its local address, with the request as <c>returnUrl</c>.</param>
    public sealed record Redirect(string Address) : InteractionResult;

    /// <summary>The client gets an error (RFC 6749, section 4.1.2.1; OpenID Connect Core, section 3.1.2.6).</summary>
    public sealed record Rejected(AuthorizationError Error) : InteractionResult;

    /// <summary>The client gets this code; the decision is remembered.</summary>
    public sealed record Granted(string Code) : InteractionResult;
}
