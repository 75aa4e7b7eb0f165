using Duende.IdentityServer.Endpoints.Results;
using Duende.IdentityServer.Hosting;
using Duende.IdentityServer.Validation;
using Microsoft.AspNetCore.Http.Features;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Authorize;
using ProjectsPlugin.IdentityServer.Clients;
using IAuthorizeResponseGenerator = Duende.IdentityServer.ResponseHandling.IAuthorizeResponseGenerator;
using DuendeResponse = Duende.IdentityServer.ResponseHandling.AuthorizeResponse;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Authorize;

/// <summary>The code is the grant's own, so Duende makes none.</summary>
internal sealed class AuthorizeResponseGenerator(IHttpContextAccessor http) : IAuthorizeResponseGenerator
{
    public Task<DuendeResponse> CreateResponseAsync(ValidatedAuthorizeRequest request) => Task.FromResult(new DuendeResponse
    {
        Request = request,
        Code = http.HttpContext!.Features.GetRequiredFeature<InteractionResult.Granted>().Code,
    });
}

/// <summary>Answers in the query of the redirect, errors too; Duende shows most of those on a page.</summary>
internal sealed class AuthorizeResultWriter(AuthorizationRejections rejections, PublicUrl publicUrl) : IHttpResponseWriter<AuthorizeResult>
{
    public async Task WriteHttpResponse(AuthorizeResult result, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (result.Response.IsError)
        {
            await rejections.AnswerAsync(context, new OAuthError(result.Response.Error, result.Response.ErrorDescription), context.RequestAborted);
        }
        else
        {
            var request = context.Features.GetRequiredFeature<AuthorizeContext>();
            context.Response.Redirect(AuthorizeResponse.AddressOf(request, result.Response.Code, publicUrl));
        }
    }
}
