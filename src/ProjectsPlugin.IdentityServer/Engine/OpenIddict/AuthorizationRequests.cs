using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

internal sealed class AuthorizationRequests(IOpenIddictApplicationManager clients, InteractionTickets tickets) : IAuthorizationRequests
{
    private static readonly string[] Endpoints = [Paths.Authorize, Paths.OAuth, Paths.RootAuthorize];

    public async Task<AuthorizationRequest?> FindAsync(string? returnUrl, CancellationToken cancellation)
    {
        if (returnUrl is null || !Endpoints.Any(endpoint => returnUrl.StartsWith(endpoint + '?', StringComparison.Ordinal)))
            return null;

        var query = new QueryCollection(QueryHelpers.ParseQuery(InteractionUrl.Query(returnUrl)));
        if (query["client_id"] is not [{ Length: > 0 } clientId] || query["redirect_uri"] is not [{ Length: > 0 } redirectUri])
            return null;

        if (await clients.FindByClientIdAsync(clientId, cancellation) is not { } client
            || !await clients.ValidateRedirectUriAsync(client, redirectUri, cancellation))
        {
            return null;
        }

        var asked = query["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new AuthorizationRequest
        {
            ReturnUrl = returnUrl,
            ClientId = clientId,
            ClientName = await clients.GetDisplayNameAsync(client, cancellation) ?? clientId,
            Origin = await client.OriginAsync(clients, cancellation),
            IsFirstParty = await client.IsFirstPartyAsync(clients, cancellation),
            RedirectUri = new Uri(redirectUri),
            Scopes = asked.Length > 0 ? asked : await client.DefaultScopesAsync(clients, cancellation),
            LoginHint = query["login_hint"] is [{ Length: > 0 } hint] ? hint : null,
        };
    }

    public string Allow(AuthorizationRequest request, SignedInPerson person, IReadOnlyCollection<string> scopes) =>
        InteractionUrl.With(request.ReturnUrl, InteractionTickets.DecisionParameter,
            tickets.Decide(InteractionUrl.WithoutTickets(request.ReturnUrl), person.SessionId, scopes));

    public string Deny(AuthorizationRequest request, SignedInPerson person) => Allow(request, person, []);
}
