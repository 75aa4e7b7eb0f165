using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Registration;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>Which request a person is deciding about on a page, and where each answer leads.</summary>
internal sealed class AuthorizationRequests(ClientStore clients, TrustedNames names, InteractionTickets tickets, RequestedScopes scopes)
{
    private static readonly string[] Endpoints = [Paths.Authorize, Paths.OAuth, Paths.RootAuthorize];

    /// <summary>
    /// The authorization request (RFC 6749, section 4.1.1) that a page was opened for, with its client and redirect
    /// validated anew; null if <paramref name="returnUrl"/> is not a local address of a valid request.
    /// </summary>
    public async Task<AuthorizationRequest?> FindAsync(string? returnUrl, CancellationToken cancellation)
    {
        if (returnUrl is null || !Endpoints.Any(endpoint => returnUrl.StartsWith(endpoint + '?', StringComparison.Ordinal)))
            return null;

        var whole = InteractionUrl.Expand(returnUrl);
        var query = new QueryCollection(QueryHelpers.ParseQuery(InteractionUrl.Query(whole)));
        if (query["client_id"] is not [{ Length: > 0 } clientId] || query["redirect_uri"] is not [{ Length: > 0 } redirectUri])
            return null;

        if (await clients.FindAsync(clientId, cancellation) is not { } client || !client.MayReturnTo(redirectUri))
            return null;

        var (scope, resources) = (query["scope"].ToString(), query["resource"].OfType<string>().ToList());
        return new AuthorizationRequest
        {
            // Written anew: what strangers put into an address may not stand in a header.
            ReturnUrl = InteractionUrl.Shorten(whole),
            ClientId = clientId,
            ClientName = names.Shown(client.Name, client.Origin, client.ClientId, client.RedirectUris),
            Origin = client.Origin,
            IsFirstParty = client.IsFirstParty,
            RedirectUri = new Uri(redirectUri),
            Scopes = scopes.Of(client, scope, resources),
            IsDataOptional = scopes.IsDataOptional(client, scope, resources),
            Prompts = query["prompt"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries),
            MaxAge = uint.TryParse(query["max_age"], NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? TimeSpan.FromSeconds(age) : null,
            ExpectsSomebody = query["id_token_hint"] is [{ Length: > 0 }],
            LoginHint = query["login_hint"] is [{ Length: > 0 } hint] ? hint : null,
        };
    }

    /// <summary>Where the browser goes when the person allowed these scopes; bound to the request and the person's session.</summary>
    public string Allow(AuthorizationRequest request, SignedInPerson person, IReadOnlyCollection<string> scopes)
    {
        var whole = InteractionUrl.Expand(request.ReturnUrl);
        var decision = tickets.Decide(InteractionUrl.WithoutTickets(whole), person.SessionId, scopes);
        return InteractionUrl.Shorten(InteractionUrl.With(whole, InteractionTickets.DecisionParameter, decision));
    }

    /// <summary>Where the browser goes when the person refused: in the end, back to the client with <c>access_denied</c>.</summary>
    public string Deny(AuthorizationRequest request, SignedInPerson person) => Allow(request, person, []);
}
