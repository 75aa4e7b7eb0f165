using ProjectsPlugin.IdentityServer.Clients.Refusals;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>Keeps for the operator why a request was refused, whether its client or a page tells it.</summary>
internal sealed class RefusalRecord(IKnownClients clients, RefusedRequests refusals)
{
    private const string InvalidRequest = "invalid_request";

    /// <summary>Does nothing about what is nobody's mistake.</summary>
    /// <param name="refused">The request.</param>
    /// <param name="told">What a page tells of it; null if the client is told.</param>
    /// <param name="cancellation">Ends the look for the client.</param>
    public async Task KeepAsync(AuthorizationRefusal refused, AuthorizationError? told, CancellationToken cancellation)
    {
        if ((told?.Reason ?? await ReasonAsync(refused, cancellation)) is not { } reason)
            return;

        var detail = reason switch
        {
            RefusalReason.UnknownScope => AskedScopes.Unknown(refused.Scopes),
            RefusalReason.Malformed => refused.Description,
            _ => told?.Detail,
        };

        // A rule may have put the default resource into the request; what it asked for itself matters only if that was refused.
        var resources = reason is RefusalReason.ForeignResource ? refused.Resources : [];
        await refusals.RecordAsync(Refusal.Of(reason, refused.ClientId, refused.RedirectUri, resources, detail));
    }

    private async ValueTask<RefusalReason?> ReasonAsync(AuthorizationRefusal refused, CancellationToken cancellation) => refused.Error switch
    {
        // What the person did or has yet to do, and failures of ours, are nobody's mistake in the request.
        "access_denied" or "login_required" or "consent_required" or "interaction_required" or "account_selection_required" => null,
        "server_error" or "temporarily_unavailable" => null,
        "invalid_target" => RefusalReason.ForeignResource,
        "invalid_scope" => RefusalReason.UnknownScope,
        "unsupported_response_type" => RefusalReason.UnsupportedResponse,
        InvalidRequest when await ChallengeFaultAsync(refused, cancellation) is { } fault => fault,
        _ => RefusalReason.Malformed,
    };

    private async ValueTask<RefusalReason?> ChallengeFaultAsync(AuthorizationRefusal refused, CancellationToken cancellation)
    {
        if (!string.IsNullOrEmpty(refused.Challenge))
            return refused.ChallengeMethod is null or "" or "plain" ? RefusalReason.PlainChallenge : null;

        return !string.IsNullOrEmpty(refused.ClientId) && await clients.FindAsync(refused.ClientId, cancellation) is { NeedsChallenge: true }
            ? RefusalReason.MissingChallenge
            : null;
    }
}
