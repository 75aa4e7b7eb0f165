using System.Collections.Specialized;
using System.Security.Claims;
using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Validation;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;

/// <summary>What we demand of an authorization request before Duende reads it.</summary>
internal sealed class RequestRules(IAuthorizeRequestValidator inner, IdentityServerOptions options, IHttpContextAccessor http, AuthorizationFaults faults, RequestReading reading)
    : IAuthorizeRequestValidator
{
    private const string InvalidRequest = "invalid_request";

    public async Task<AuthorizeRequestValidationResult> ValidateAsync(
        NameValueCollection parameters, ClaimsPrincipal? subject = null, AuthorizeRequestType authorizeRequestType = AuthorizeRequestType.Authorize)
    {
        var context = http.HttpContext!;
        if (await faults.BlockedAsync(parameters["client_id"], context.RequestAborted) is { } blocked)
        {
            context.Features.Set(blocked);
            return Refuse(parameters, blocked.Code, blocked.Description!);
        }

        if (await RequestForm.FaultAsync(context.Request, context.RequestAborted) is { } malformed)
            return Refuse(parameters, InvalidRequest, malformed);
        if ((FaultOf(parameters) ?? await reading.FaultAsync(parameters, context.RequestAborted)) is var (error, description))
            return Refuse(parameters, error, description);

        return await inner.ValidateAsync(await reading.ReadAsync(parameters, context.RequestAborted), subject, authorizeRequestType);
    }

    private static (string Error, string Description)? FaultOf(NameValueCollection parameters) =>
        parameters.AllKeys.Any(name => name is not null && KnownParameters.IsOnce(name) && parameters.GetValues(name)?.Length > 1)
            ? (InvalidRequest, "A parameter was sent more than once.")
        : string.IsNullOrEmpty(parameters["client_id"]) ? (InvalidRequest, "The 'client_id' is missing.")
        : string.IsNullOrEmpty(parameters["redirect_uri"]) ? (InvalidRequest, "The 'redirect_uri' is missing.")
        : parameters["response_type"] is { Length: > 0 } and not "code" ? ("unsupported_response_type", "The response type is code.")
        : parameters["response_mode"] is { Length: > 0 } and not "query" ? (InvalidRequest, "The only 'response_mode' is query.")
        : parameters["request"] is not null ? ("request_not_supported", "A request is sent as parameters.")
        : parameters["request_uri"] is not null ? ("request_uri_not_supported", "A request is sent as parameters.")
        : parameters["code_challenge_method"] is { Length: > 0 } && string.IsNullOrEmpty(parameters["code_challenge"]) ? (InvalidRequest, "The 'code_challenge' is missing.")
        : null;

    private AuthorizeRequestValidationResult Refuse(NameValueCollection parameters, string error, string description) =>
        new(new ValidatedAuthorizeRequest { Raw = parameters, Options = options }, error, description);
}
