using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Grants.Rejections;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>Keeps for the operator why a request was rejected, whether its client or a page tells it.</summary>
internal sealed class RejectionRecorder(IClientStore clients, RejectedAuthorizationStore rejections)
{
    private const string InvalidRequest = "invalid_request";

    /// <summary>Does nothing about what is nobody's mistake.</summary>
    /// <param name="rejection">What was asked and rejected.</param>
    /// <param name="told">What a page tells of it; null if the client is told.</param>
    /// <param name="cancellation">Ends the look for the client.</param>
    public async Task KeepAsync(AuthorizationRejection rejection, AuthorizationError? told, CancellationToken cancellation)
    {
        if ((told?.Reason ?? await ReasonAsync(rejection, cancellation)) is not { } reason)
            return;

        var detail = reason switch
        {
            RejectionReason.UnknownScope => AskedScopes.Unknown(AskedScopes.Split(rejection.Parameters["scope"])),
            RejectionReason.Malformed => rejection.Description,
            _ => told?.Detail,
        };
        var resources = reason is RejectionReason.ForeignResource ? rejection.Parameters.Every("resource") : [];
        await rejections.RecordAsync(RejectionDetails.Of(reason, rejection.ClientId, rejection.RedirectUri, resources, detail));
    }

    private async ValueTask<RejectionReason?> ReasonAsync(AuthorizationRejection rejection, CancellationToken cancellation) => rejection.Error switch
    {
        // What the person did or has yet to do, and failures of ours, are nobody's mistake in the request.
        "access_denied" or "login_required" or "consent_required" or "interaction_required" or "account_selection_required" => null,
        "server_error" or "temporarily_unavailable" => null,
        "invalid_target" => RejectionReason.ForeignResource,
        "invalid_scope" => RejectionReason.UnknownScope,
        "unsupported_response_type" => RejectionReason.UnsupportedResponse,
        InvalidRequest when await ChallengeFaultAsync(rejection, cancellation) is { } fault => fault,
        _ => RejectionReason.Malformed,
    };

    private async ValueTask<RejectionReason?> ChallengeFaultAsync(AuthorizationRejection rejection, CancellationToken cancellation)
    {
        if (rejection.Parameters["code_challenge"] is not null)
            return rejection.Parameters["code_challenge_method"] is null or "plain" ? RejectionReason.PlainChallenge : null;

        return rejection.ClientId is { } clientId && await clients.FindAsync(clientId, cancellation) is { RequiresPkce: true }
            ? RejectionReason.MissingChallenge
            : null;
    }
}
