using System.Globalization;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>Every rule about an authorization request, each once, in the order in which they are asked; the same for every engine.</summary>
internal sealed class AuthorizeRequestRules(IClientStore clients, RequestedScopes scopes, Resources resources)
{
    public const string ForeignRedirect = "The 'redirect_uri' is not one of the client's.";

    private const string InvalidRequest = "invalid_request";
    private const string Sha256 = "S256";
    private const string NoObjects = "Send the request as parameters.";

    /// <summary>About the parameters alone.</summary>
    private static readonly (Func<RequestParameters, bool> IsBroken, string Error, string Description)[] Form =
    [
        (request => request.AreRepeated, InvalidRequest, "A parameter was sent more than once."),
        (request => request["client_id"] is null, InvalidRequest, "The 'client_id' is missing."),
        // RFC 9700, section 2.1: the redirect is compared with those of the client, so each request names it, and pages show where it leads.
        (request => request["redirect_uri"] is null, InvalidRequest, "The 'redirect_uri' is missing."),
    ];

    /// <summary>About a request whose client and redirect are known to be good.</summary>
    private static readonly (Func<RequestParameters, Client, bool> IsBroken, string Error, string Description)[] Protocol =
    [
        (static (request, _) => request.Has("request"), "request_not_supported", NoObjects),
        (static (request, _) => request.Has("request_uri"), "request_uri_not_supported", NoObjects),
        (static (request, _) => request["response_type"] is null, InvalidRequest, "The 'response_type' is missing."),
        (static (request, _) => request["response_type"] is not "code", "unsupported_response_type", "The only 'response_type' is code."),
        (static (request, _) => request["response_mode"] is not (null or "query"), InvalidRequest, "The only 'response_mode' is query."),
        // RFC 7636, section 4.4.1; a client of the vendors' sends none.
        (static (request, client) => request["code_challenge"] is null && client.RequiresPkce, InvalidRequest, "The 'code_challenge' is missing (RFC 7636)."),
        (static (request, _) => request["code_challenge"] is null && request["code_challenge_method"] is not null,
            InvalidRequest, "The 'code_challenge' is missing (RFC 7636)."),
        (static (request, _) => request["code_challenge"] is not null && request["code_challenge_method"] is not Sha256,
            InvalidRequest, "The only 'code_challenge_method' is S256."),
        (static (request, _) => request["code_challenge"] is { } challenge && !ParameterFormat.IsChallenge(challenge),
            InvalidRequest, ParameterFormat.MalformedChallenge),
        (static (request, _) => PromptsOf(request) is { Length: > 1 } prompts && prompts.Contains("none"),
            InvalidRequest, "The 'prompt' is none together with others."),
    ];

    /// <returns>The request if it follows every rule, else what the client is told.</returns>
    public async Task<(AuthorizeContext? Request, OAuthError? Error)> ValidateAsync(HttpRequest http, CancellationToken cancellation)
    {
        var request = await RequestParameters.ReadAsync(http, cancellation);
        (AuthorizeContext?, OAuthError?) Reject(string error, string description) => (null, new OAuthError(error, description));

        // Before anything is looked up or fetched for it.
        if (request["client_id"] is { } named && await clients.IsBlockedAsync(named, cancellation))
            return Reject(AuthorizationError.BlockedClient, "The client is blocked.");
        if (ParameterFormat.FaultOf(request) is { } fault)
            return Reject(InvalidRequest, fault);
        if (Array.Find(Form, rule => rule.IsBroken(request)) is { IsBroken: not null } form)
            return Reject(form.Error, form.Description);

        var redirectUri = request["redirect_uri"]!;
        if (await clients.FindAsync(request["client_id"]!, cancellation) is not { } client)
            return Reject(InvalidRequest, "The 'client_id' is not known here.");
        if (!client.MayReturnTo(redirectUri))
            return Reject(InvalidRequest, ForeignRedirect);
        if (Array.Find(Protocol, rule => rule.IsBroken(request, client)) is { IsBroken: not null } protocol)
            return Reject(protocol.Error, protocol.Description);
        if (!resources.TryRead(request.Every("resource"), out var audiences))
            return Reject("invalid_target", Resources.Foreign);

        var asked = scopes.Of(client, request["scope"], request.Every("resource"));
        if (ScopeParameter.FaultOf(asked) is { } unknown)
            return Reject("invalid_scope", unknown);
        if (!MayAsk(client, asked))
            return Reject(InvalidRequest, "The client is not allowed to use the scope.");

        return (new AuthorizeContext
        {
            Url = await InteractionUrl.OfAsync(http, cancellation),
            Client = client,
            RedirectUri = redirectUri,
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

    private static string[] PromptsOf(RequestParameters request) => request["prompt"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool MayAsk(Client client, IReadOnlyList<string> asked) =>
        !(client.IsFirstParty && asked.Intersect(Scopes.Data).Any()) && (client.AllowsRefresh || !asked.Contains(Scopes.OfflineAccess));
}
