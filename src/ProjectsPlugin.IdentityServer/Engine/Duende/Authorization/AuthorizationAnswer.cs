using Duende.IdentityServer.Endpoints.Results;
using Duende.IdentityServer.Hosting;
using Duende.IdentityServer.ResponseHandling;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;

/// <summary>
/// Answers in the query of the redirect, with <c>state</c> and <c>iss</c> (RFC 9207), errors too; Duende shows most of those on a page. Without a
/// good client and redirect the person gets that page.
/// </summary>
internal sealed class AuthorizationAnswer(AuthorizationFaults faults, RefusalRecord refusals, PublicUrl publicUrl) : IHttpResponseWriter<AuthorizeResult>
{
    public async Task WriteHttpResponse(AuthorizeResult result, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var response = result.Response;
        var raw = response.Request?.Raw ?? [];
        if (!response.IsError)
        {
            Return(context, raw["redirect_uri"]!, ("code", response.Code), ("state", raw["state"]));
            return;
        }

        var refusal = Refusal(response);
        var told = context.Features.Get<AuthorizationError>() ?? await faults.ExplainAsync(context, refusal, context.RequestAborted);
        await refusals.KeepAsync(refusal, told, context.RequestAborted);
        if (told is null)
        {
            context.Response.Redirect(refusal.AddressFor(publicUrl.Issuer));
            return;
        }

        context.Features.Set(told);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private static AuthorizationRefusal Refusal(AuthorizeResponse response)
    {
        var raw = response.Request?.Raw ?? [];
        return new AuthorizationRefusal
        {
            Error = response.Error,
            Description = response.ErrorDescription,
            ClientId = raw["client_id"],
            RedirectUri = raw["redirect_uri"],
            State = raw["state"],
            Prompt = raw["prompt"],
            Resources = raw.GetValues("resource") ?? [],
            Scopes = RequestedScopes.Split(raw["scope"]),
            Challenge = raw["code_challenge"],
            ChallengeMethod = raw["code_challenge_method"],
        };
    }

    private void Return(HttpContext context, string redirectUri, params IEnumerable<(string Name, string? Value)> answer)
    {
        var parameters = answer.Where(parameter => !string.IsNullOrEmpty(parameter.Value)).Append(("iss", publicUrl.Issuer));
        context.Response.Redirect(QueryHelpers.AddQueryString(redirectUri, parameters.Select(parameter => KeyValuePair.Create(parameter.Item1, parameter.Item2))));
    }
}
