using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants.Rejections;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>
/// RFC 6749, section 4.1.2.1: once client and redirect are known to be good, every rejection goes back to the client. Without a good
/// client and redirect the person gets a page, never a redirect (RFC 9700, section 4.11.2).
/// </summary>
internal sealed class AuthorizationRejections(
    IClientStore clients, ClientDocuments documents, Sessions sessions, RejectedAuthorizationStore rejections, PublicUrl publicUrl)
{
    /// <summary>The longest redirect that is sent; proxies drop answers with longer headers.</summary>
    private const int MaxAddressLength = 32 * 1024;

    private const string SilentPrompt = "none";

    /// <summary>Answers the request: by a redirect to its client, or with status 400, no body and an <see cref="AuthorizationError"/> for the page.</summary>
    public async Task AnswerAsync(HttpContext http, OAuthError error, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        var request = await RequestParameters.ReadAsync(http.Request, cancellation);
        var shown = await ExplainAsync(http, request, error, cancellation);
        await RecordAsync(request, error, shown, cancellation);
        if (shown is null)
        {
            http.Response.Redirect(AuthorizeResponse.AddressOf(request, error, publicUrl));
            return;
        }

        http.Features.Set(shown);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    /// <summary>What the person is told; null if the client hears it.</summary>
    private async Task<AuthorizationError?> ExplainAsync(HttpContext http, RequestParameters request, OAuthError error, CancellationToken cancellation)
    {
        if (request["client_id"] is not { } clientId)
            return new AuthorizationError(error.Error, error.Description);
        if (await clients.IsBlockedAsync(clientId, cancellation))
            return AuthorizationError.Blocked(clientId);
        if (await clients.FindAsync(clientId, cancellation) is not { } client)
        {
            return await documents.FindAsync(clientId, cancellation) is { Fault: { } fault }
                ? AuthorizationError.Document(clientId, fault)
                : AuthorizationError.Unknown(clientId, error.Description);
        }

        return request["redirect_uri"] is not { } redirectUri ? new AuthorizationError(error.Error, error.Description)
            : client.MayReturnTo(redirectUri) ? await WithholdAsync(http, client, request, error)
            : AuthorizationError.Redirect(client, redirectUri);
    }

    /// <summary>
    /// Whether a rejection goes back to a good client at once. Not if it came by itself and nobody has signed in: whoever registers would own links
    /// here that lead to any site, with no page and no sign-in before it (RFC 9700, section 4.11.2). The operator has agreed on the redirects of the
    /// others, and a silent request (OpenID Connect Core, section 3.1.2.1) may never show a page.
    /// </summary>
    private async Task<AuthorizationError?> WithholdAsync(HttpContext http, Client client, RequestParameters request, OAuthError error)
    {
        var shown = new AuthorizationError(error.Error, error.Description);
        var address = AuthorizeResponse.AddressOf(request, error, publicUrl);
        if (address.Length > MaxAddressLength)
            return shown;

        return client.Origin is ClientOrigin.Configured || request["prompt"]?.Trim() is SilentPrompt || await sessions.CurrentAsync(http) is not null
            ? null
            : shown with { ReturnTo = new Uri(address) };
    }

    /// <summary>Keeps for the operator why a request was rejected, unless it is nobody's mistake.</summary>
    private async Task RecordAsync(RequestParameters request, OAuthError error, AuthorizationError? shown, CancellationToken cancellation)
    {
        if ((shown?.Reason ?? await ReasonAsync(request, error, cancellation)) is not { } reason)
            return;

        var detail = reason switch
        {
            RejectionReason.UnknownScope => ScopeParameter.Unknown(ScopeParameter.Split(request["scope"])),
            RejectionReason.Malformed => error.Description,
            _ => shown?.Detail,
        };
        var resources = reason is RejectionReason.ForeignResource ? request.Every("resource") : [];
        await rejections.RecordAsync(reason, request["client_id"], request["redirect_uri"], resources, detail);
    }

    private async ValueTask<RejectionReason?> ReasonAsync(RequestParameters request, OAuthError error, CancellationToken cancellation) => error.Error switch
    {
        // What the person did or has yet to do, and failures of ours, are nobody's mistake in the request.
        "access_denied" or "login_required" or "consent_required" or "interaction_required" or "account_selection_required" => null,
        "server_error" or "temporarily_unavailable" => null,
        "invalid_target" => RejectionReason.ForeignResource,
        "invalid_scope" => RejectionReason.UnknownScope,
        "unsupported_response_type" => RejectionReason.UnsupportedResponse,
        "invalid_request" when await ChallengeReasonAsync(request, cancellation) is { } reason => reason,
        _ => RejectionReason.Malformed,
    };

    private async ValueTask<RejectionReason?> ChallengeReasonAsync(RequestParameters request, CancellationToken cancellation)
    {
        if (request["code_challenge"] is not null)
            return request["code_challenge_method"] is null or "plain" ? RejectionReason.PlainChallenge : null;

        return request["client_id"] is { } clientId && await clients.FindAsync(clientId, cancellation) is { RequiresPkce: true }
            ? RejectionReason.MissingChallenge
            : null;
    }
}
