using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants.Rejections;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>
/// RFC 6749, section 4.1.2.1: once client and redirect are known to be good, every rejection goes back to the client. Without a good
/// client and redirect the person gets a page, never a redirect (RFC 9700, section 4.11.2).
/// </summary>
internal sealed class AuthorizationRejections(Sessions sessions, RejectedAuthorizationStore rejections, PublicUrl publicUrl)
{
    /// <summary>The longest redirect that is sent; proxies drop answers with longer headers.</summary>
    private const int MaxAddressLength = 32 * 1024;

    private const string SilentPrompt = "none";

    /// <summary>Answers for an engine, which hands on code and description alone: of the error that one of our rules left, or else of its own.</summary>
    public Task AnswerAsync(HttpContext http, OAuthError error, CancellationToken cancellation) =>
        AnswerAsync(http, http.Features.Get<AuthorizationError>() ?? OfEngine(error, http.Features.Get<AuthorizeContext>()?.Client), cancellation);

    /// <summary>Answers the request: by a redirect to its client, or with status 400, no body and the error for the page.</summary>
    public async Task AnswerAsync(HttpContext http, AuthorizationError error, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        var request = await RequestParameters.ReadAsync(http.Request, cancellation);
        await RecordAsync(request, error);

        var address = error.Client is null ? null : AuthorizeResponse.AddressOf(request, error, publicUrl);
        if (address?.Length > MaxAddressLength)
            address = null;
        if (address is not null && await MayRedirectAsync(http, error.Client!, request))
        {
            http.Response.Redirect(address);
            return;
        }

        http.Features.Set(error with { ReturnTo = address is null ? null : new Uri(address) });
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    /// <summary>
    /// Whether a rejection goes back to a good client at once. Not if it came by itself and nobody has signed in: whoever registers would own links
    /// here that lead to any site, with no page and no sign-in before it (RFC 9700, section 4.11.2). The operator has agreed on the redirects of the
    /// others. A silent request may never show a page (OpenID Connect Core, section 3.1.2.1), so with <c>prompt=none</c> a client that came by itself
    /// has such links after all; the same section of RFC 9700 allows for that.
    /// </summary>
    private async Task<bool> MayRedirectAsync(HttpContext http, Client client, RequestParameters request) =>
        client.Origin is ClientOrigin.Configured || request["prompt"]?.Trim() is SilentPrompt || await sessions.CurrentAsync(http) is not null;

    /// <summary>Keeps for the operator why a request was rejected, unless it is nobody's mistake.</summary>
    private async Task RecordAsync(RequestParameters request, AuthorizationError error)
    {
        if (error.Reason is not { } reason)
            return;

        var named = reason is RejectionReason.ForeignResource ? request.Every("resource") : [];
        await rejections.RecordAsync(reason, request["client_id"], request["redirect_uri"], named, error.Detail);
    }

    // Of what our rules let through, an engine finds fault with little: an ID token as a hint, for example. Failures of ours are nobody's mistake.
    private static AuthorizationError OfEngine(OAuthError error, Client? client) => error.Error is "server_error" or "temporarily_unavailable"
        ? new AuthorizationError(error.Error, error.Description) { Client = client }
        : AuthorizationError.Malformed(error.Error, error.Description) with { Client = client };
}
