using System.Collections.Specialized;
using System.Security.Claims;
using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.IdentityServer.Authorize;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Authorize;

/// <summary>
/// Asks <see cref="AuthorizeRequestRules"/> before Duende's own validator, which gets the scopes that the request comes to, and none of what it is not
/// to read.
/// </summary>
internal sealed class AuthorizeRequestValidator(
    IAuthorizeRequestValidator inner, IdentityServerOptions options, IHttpContextAccessor http, AuthorizeRequestRules rules)
    : IAuthorizeRequestValidator
{
    // To Duende there is one audience, so that none of its licensed features is asked for; our token says which. It marks what a page has
    // answered by two of these, which anybody could send; and the API takes no token that is bound to a key.
    private static readonly string[] Unread = ["resource", "suppressed_prompt", "suppressed_max_age", "dpop_jkt", RequestParameters.Audience];

    public async Task<AuthorizeRequestValidationResult> ValidateAsync(
        NameValueCollection parameters, ClaimsPrincipal? subject = null, AuthorizeRequestType authorizeRequestType = AuthorizeRequestType.Authorize)
    {
        var context = http.HttpContext!;
        var (request, error) = await rules.ValidateAsync(context.Request, context.RequestAborted);
        if (error is not null)
        {
            context.Features.Set(error);
            return new(new ValidatedAuthorizeRequest { Raw = parameters, Options = options }, error.Code, error.Description!);
        }

        context.Features.Set(request);
        var read = new NameValueCollection(parameters) { ["scope"] = string.Join(' ', request!.Scopes) };
        foreach (var name in Unread)
            read.Remove(name);
        return await inner.ValidateAsync(read, subject, authorizeRequestType);
    }
}
