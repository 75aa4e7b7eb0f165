using System.Globalization;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>
/// Every rule about an authorization request, each once, in the order in which they are asked; the same for every engine. A rule is its condition, what
/// the client is told, and what an operator is told that it was.
/// </summary>
internal sealed class AuthorizeRequestRules(ClientStore clients, ClientDocuments documents, RequestedScopes scopes, Resources resources)
{
    private const string InvalidRequest = "invalid_request";
    private const string NoObjects = "Send the request as parameters.";
    private const string NoChallenge = "The 'code_challenge' is missing (RFC 7636).";
    private const string OnlySha256 = "The only 'code_challenge_method' is S256.";

    /// <summary>About a request whose client and redirect are known to be good.</summary>
    private static readonly Rule[] Rules =
    [
        new((request, _) => request.AreRepeated, InvalidRequest, RequestParameters.Repeated),
        new((request, _) => request.Has("request"), "request_not_supported", NoObjects),
        new((request, _) => request.Has("request_uri"), "request_uri_not_supported", NoObjects),
        new((request, _) => request["response_type"] is null, InvalidRequest, "The 'response_type' is missing."),
        new((request, _) => request["response_type"] is not "code", "unsupported_response_type", "The only 'response_type' is code.",
            RejectionReason.UnsupportedResponse),
        new((request, _) => request["response_mode"] is not (null or "query"), InvalidRequest, "The only 'response_mode' is query."),
        // RFC 7636, section 4.4.1; a client of the vendors' sends none.
        new((request, client) => request["code_challenge"] is null && client.RequiresPkce, InvalidRequest, NoChallenge, RejectionReason.MissingChallenge),
        new((request, _) => request["code_challenge"] is null && request["code_challenge_method"] is not null, InvalidRequest, NoChallenge),
        new((request, _) => request["code_challenge"] is not null && request["code_challenge_method"] is (null or "plain"), InvalidRequest, OnlySha256,
            RejectionReason.PlainChallenge),
        new((request, _) => request["code_challenge_method"] is not (null or "S256"), InvalidRequest, OnlySha256),
        new((request, _) => request["code_challenge"] is { } challenge && !ParameterFormat.IsChallenge(challenge),
            InvalidRequest, ParameterFormat.MalformedChallenge),
        new((request, _) => PromptsOf(request) is { Length: > 1 } prompts && prompts.Contains("none"),
            InvalidRequest, "The 'prompt' is none together with others."),
    ];

    /// <returns>The request if it follows every rule, else why it is rejected.</returns>
    public async Task<(AuthorizeContext? Request, AuthorizationError? Error)> ValidateAsync(HttpRequest http, CancellationToken cancellation)
    {
        var request = await RequestParameters.ReadAsync(http, cancellation);
        var (client, untold) = await FindClientAsync(request, cancellation);
        if (client is null)
            return (null, untold);

        var asked = scopes.Of(client, request["scope"], request.Every("resource"));
        if (ErrorOf(request, client, asked) is { } error)
            return (null, error with { Client = client });

        resources.TryRead(request.Every("resource"), out var audiences);
        return (new AuthorizeContext
        {
            Url = InteractionUrl.Of(request),
            Client = client,
            RedirectUri = request["redirect_uri"]!,
            Scopes = asked,
            Audiences = resources.Granted(audiences),
            Prompts = PromptsOf(request),
            MaxAge = request["max_age"] is { } age ? long.Parse(age, CultureInfo.InvariantCulture) : null,
            State = request["state"],
            Nonce = request["nonce"],
            CodeChallenge = request["code_challenge"],
            SignInTicket = request[InteractionTickets.SignInParameter],
            DecisionTicket = request[InteractionTickets.DecisionParameter],
        }, null);
    }

    /// <summary>The client, if its redirect is good, too; else what the person is told, because nobody knows yet whether the client may hear of it.</summary>
    private async Task<(Client? Client, AuthorizationError? Error)> FindClientAsync(RequestParameters request, CancellationToken cancellation)
    {
        if (request["client_id"] is not { } clientId)
            return (null, AuthorizationError.Malformed(InvalidRequest, "The 'client_id' is missing."));
        // Before anything is fetched for it.
        if (await clients.IsBlockedAsync(clientId, cancellation))
            return (null, AuthorizationError.Blocked(clientId));
        if (await clients.FindAsync(clientId, cancellation) is not { } client)
        {
            return (null, await documents.FindAsync(clientId, cancellation) is { Fault: { } fault }
                ? AuthorizationError.Document(clientId, fault)
                : AuthorizationError.Unknown(clientId));
        }

        // RFC 9700, section 2.1: the redirect is compared with those of the client, so each request names it, and pages show where it leads.
        if (request["redirect_uri"] is not { } redirectUri)
            return (null, AuthorizationError.Malformed(InvalidRequest, "The 'redirect_uri' is missing."));
        return client.MayReturnTo(redirectUri) ? (client, null) : (null, AuthorizationError.Redirect(client, redirectUri));
    }

    private AuthorizationError? ErrorOf(RequestParameters request, Client client, IReadOnlyList<string> asked)
    {
        if (ParameterFormat.FaultOf(request) is { } fault)
            return AuthorizationError.Malformed(InvalidRequest, fault);
        if (Array.Find(Rules, rule => rule.IsBroken(request, client)) is { } broken)
            return broken.Error;
        if (!resources.TryRead(request.Every("resource"), out _))
            return new AuthorizationError("invalid_target", Resources.Foreign) { Reason = RejectionReason.ForeignResource };
        if (ScopeParameter.FaultOf(asked) is { } unknown)
        {
            return new AuthorizationError("invalid_scope", unknown)
            {
                Reason = RejectionReason.UnknownScope,
                Detail = ScopeParameter.Unknown(ScopeParameter.Split(request["scope"])),
            };
        }

        return MayAsk(client, asked) ? null : AuthorizationError.Malformed(InvalidRequest, "The client is not allowed to use the scope.");
    }

    private static string[] PromptsOf(RequestParameters request) => request["prompt"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool MayAsk(Client client, IReadOnlyList<string> asked) =>
        !(client.IsFirstParty && asked.Intersect(Scopes.Data).Any()) && (client.AllowsRefresh || !asked.Contains(Scopes.OfflineAccess));

    private sealed record Rule(
        Func<RequestParameters, Client, bool> IsBroken, string Code, string Description, RejectionReason Reason = RejectionReason.Malformed)
    {
        public AuthorizationError Error { get; } = Reason is RejectionReason.Malformed
            ? AuthorizationError.Malformed(Code, Description)
            : new AuthorizationError(Code, Description) { Reason = Reason };
    }
}
