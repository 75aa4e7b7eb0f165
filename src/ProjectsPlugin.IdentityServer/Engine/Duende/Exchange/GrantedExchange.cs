using Duende.IdentityServer.Validation;
using ProjectsPlugin.IdentityServer.Clients;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>Whether what Duende found good is good still: the grant behind the code or refresh token, its audience, its scopes, its client's binding.</summary>
internal sealed class GrantedExchange(Grants grants, GrantStanding standing, IKnownClients clients, ClientRedirects redirects, ExchangeInCourse course)
{
    private const string InvalidGrant = "invalid_grant";

    /// <summary>Why there are no tokens; null if there are.</summary>
    /// <param name="request">The exchange or refresh.</param>
    /// <param name="named">What it names by <c>resource</c>: RFC 8707, section 2.2, lets it repeat what was granted, or leave it out.</param>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<(string Error, string Description)?> FaultAsync(
        ValidatedTokenRequest request,
        IReadOnlyList<string> named,
        CancellationToken cancellation)
    {
        var subject = request.Subject!;
        if (named.Except(subject.GetAudiences()).Any())
            return ("invalid_target", "The resource is not the one that was granted.");
        if (!await grants.IsLivingAsync(subject.GetGrantId(), cancellation))
            return (InvalidGrant, "The access that the person gave has ended.");
        if (!Narrow(request))
            return ("invalid_scope", "A scope was asked for that was not granted.");

        switch (await standing.CheckAsync(InUse(request), cancellation))
        {
            case Standing.Ended ended:
                return (ended.Error, ended.Description);
            case Standing.Good good:
                course.Employee = good.Employee;
                break;
        }

        return request.AuthorizationCode is { } code && await clients.FindAsync(request.ClientId, cancellation) is { } client
            && !await redirects.BindAsync(client, code.RedirectUri, cancellation)
                ? (InvalidGrant, "The client is bound to another callback.")
                : null;
    }

    // RFC 6749, section 6: a refresh may ask for fewer scopes than were granted; the refresh token keeps them all.
    private static bool Narrow(ValidatedTokenRequest request)
    {
        if (request.RefreshToken is not { } refresh || RequestedScopes.Split(request.Raw["scope"]) is not { Length: > 0 } fewer)
            return true;

        request.ValidatedResources = request.ValidatedResources.Filter(fewer.Append(Scopes.OfflineAccess));
        return !fewer.Except(refresh.AuthorizedScopes).Any();
    }

    private static GrantInUse InUse(ValidatedTokenRequest request) => new()
    {
        AccountId = request.Subject!.GetAccountId(),
        ClientId = request.ClientId,
        GrantedAt = request.Subject!.GetGrantedAt(),
        SessionId = request.Subject!.GetSessionOfGrant(),
        IsCode = request.AuthorizationCode is not null,
    };
}
