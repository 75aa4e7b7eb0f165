using System.Text.RegularExpressions;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Clients.Refusals;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>Keeps for the operator why a request was refused, whether its client or a page tells it.</summary>
internal sealed partial class RecordRefusal(IOpenIddictApplicationManager clients, RefusedRequests refusals) : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    private const int ScopesTold = 5;

    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (string.IsNullOrEmpty(context.Error))
            return;

        var told = context.Transaction.GetHttpRequest()?.HttpContext.Features.Get<AuthorizationError>();
        if ((told?.Reason ?? await ReasonAsync(context)) is not { } reason)
            return;

        var request = context.Request;
        var detail = reason switch
        {
            RefusalReason.UnknownScope => UnknownScopes(request),
            RefusalReason.Malformed => context.Response.ErrorDescription,
            _ => told?.Detail,
        };

        // A rule may have put the default resource into the request; what it asked for itself matters only if that was refused.
        var resources = reason is RefusalReason.ForeignResource ? request!.GetResources() : [];
        await refusals.RecordAsync(Refusal.Of(reason, request?.ClientId, request?.RedirectUri, resources, detail));
    }

    private async ValueTask<RefusalReason?> ReasonAsync(ApplyAuthorizationResponseContext context) => context.Error switch
    {
        // What the person did or has yet to do, and failures of ours, are nobody's mistake in the request.
        Errors.AccessDenied or Errors.LoginRequired or Errors.ConsentRequired or Errors.InteractionRequired or Errors.AccountSelectionRequired => null,
        Errors.ServerError or Errors.TemporarilyUnavailable => null,
        Errors.InvalidTarget => RefusalReason.ForeignResource,
        Errors.InvalidScope => RefusalReason.UnknownScope,
        Errors.UnsupportedResponseType => RefusalReason.UnsupportedResponse,
        Errors.InvalidRequest when context.Request is { } request && await ChallengeFaultAsync(request, context.CancellationToken) is { } fault => fault,
        _ => RefusalReason.Malformed,
    };

    private async ValueTask<RefusalReason?> ChallengeFaultAsync(OpenIddictRequest request, CancellationToken cancellation)
    {
        if (!string.IsNullOrEmpty(request.CodeChallenge))
            return request.CodeChallengeMethod is null or "" or CodeChallengeMethods.Plain ? RefusalReason.PlainChallenge : null;

        return !string.IsNullOrEmpty(request.ClientId)
            && await clients.FindByClientIdAsync(request.ClientId, cancellation) is { } client
            && await clients.HasRequirementAsync(client, Requirements.Features.ProofKeyForCodeExchange, cancellation)
                ? RefusalReason.MissingChallenge
                : null;
    }

    // Whoever puts anything else into a scope is not quoted.
    private static string? UnknownScopes(OpenIddictRequest? request) =>
        string.Join(' ', (request?.GetScopes() ?? []).Except(Scopes.All).Where(scope => Word().IsMatch(scope)).Take(ScopesTold)) is { Length: > 0 } words ? words : null;

    [GeneratedRegex(@"\A[A-Za-z0-9_.:/-]{1,30}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
