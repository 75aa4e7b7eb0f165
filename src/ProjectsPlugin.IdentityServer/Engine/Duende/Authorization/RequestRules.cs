using System.Collections.Specialized;
using System.Security.Claims;
using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.IdentityServer.Clients;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;

/// <summary>What we demand of an authorization request before Duende reads it, and what we fill in.</summary>
internal sealed class RequestRules(
    IAuthorizeRequestValidator inner, IdentityServerOptions options, IHttpContextAccessor http, IKnownClients clients, AuthorizationFaults faults, Resources resources, AuthorizationInCourse course)
    : IAuthorizeRequestValidator
{
    private const string Resource = "resource";
    private const string Scope = "scope";
    private const string Code = "code";
    private const string Query = "query";

    public async Task<AuthorizeRequestValidationResult> ValidateAsync(
        NameValueCollection parameters, ClaimsPrincipal? subject = null, AuthorizeRequestType authorizeRequestType = AuthorizeRequestType.Authorize)
    {
        var context = http.HttpContext!;
        var clientId = parameters["client_id"];
        if (await faults.BlockedAsync(clientId, context.RequestAborted) is { } blocked)
        {
            context.Features.Set(blocked);
            return Refuse(parameters, blocked.Code, blocked.Description!);
        }

        if (FaultOf(parameters) is var (error, description))
            return Refuse(parameters, error, description);

        // To Duende there is one audience, so that none of its licensed features is asked for; our token says which.
        if (!resources.TryRead(parameters.GetValues(Resource) ?? [], out var audience))
            return Refuse(parameters, "invalid_target", Resources.Refusal);
        course.Audience = audience ?? resources.Default;

        var client = string.IsNullOrEmpty(clientId) ? null : await clients.FindAsync(clientId, context.RequestAborted);
        IReadOnlyList<string> asked = Split(parameters[Scope]) is { Length: > 0 } named ? named : client?.DefaultScopes ?? Scopes.Data;
        if (client is not null && !MayAsk(client, asked))
            return Refuse(parameters, "invalid_request", "The client is not allowed to use the scope.");

        // A client that gets no refresh token makes people sign in again every few minutes, so each gets one, asked for or not.
        var scopes = client is { Refreshes: true } ? asked.Append(Scopes.OfflineAccess).Distinct() : asked;
        var read = new NameValueCollection(parameters) { [Scope] = string.Join(' ', scopes) };
        read.Remove(Resource);
        return await inner.ValidateAsync(read, subject, authorizeRequestType);
    }

    public static string[] Split(string? scope) => scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool MayAsk(KnownClient client, IReadOnlyList<string> scopes) =>
        !(client.IsFirstParty && scopes.Intersect(Scopes.Data).Any()) && (client.Refreshes || !scopes.Contains(Scopes.OfflineAccess));

    private static (string Error, string Description)? FaultOf(NameValueCollection parameters) =>
        parameters.AllKeys.Any(name => name is not Resource && parameters.GetValues(name)?.Length > 1) ? ("invalid_request", "A parameter was sent more than once.")
        : string.IsNullOrEmpty(parameters["client_id"]) ? ("invalid_request", "The 'client_id' is missing.")
        : string.IsNullOrEmpty(parameters["redirect_uri"]) ? ("invalid_request", "The 'redirect_uri' is missing.")
        : parameters["response_type"] is { Length: > 0 } type && type != Code ? ("unsupported_response_type", "The response type is code.")
        : parameters["response_mode"] is { Length: > 0 } mode && mode != Query ? ("invalid_request", "The only 'response_mode' is query.")
        : parameters["request"] is not null ? ("request_not_supported", "A request is sent as parameters.")
        : parameters["request_uri"] is not null ? ("request_uri_not_supported", "A request is sent as parameters.")
        : parameters["audience"] is not null ? ("invalid_request", "The audience is chosen by 'resource'.")
        : parameters["code_challenge_method"] is { Length: > 0 } && string.IsNullOrEmpty(parameters["code_challenge"]) ? ("invalid_request", "The 'code_challenge' is missing.")
        : Split(parameters[Scope]).Except(Scopes.All).Any() ? ("invalid_scope", "A scope was asked for that there is not.")
        : null;

    private AuthorizeRequestValidationResult Refuse(NameValueCollection parameters, string error, string description) =>
        new(new ValidatedAuthorizeRequest { Raw = parameters, Options = options }, error, description);
}
