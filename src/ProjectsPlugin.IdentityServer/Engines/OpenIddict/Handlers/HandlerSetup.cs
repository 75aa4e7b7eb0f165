using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;
using Http = OpenIddict.Server.AspNetCore.OpenIddictServerAspNetCoreHandlers;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>Where each of ours stands among OpenIddict's own handlers.</summary>
internal static class HandlerSetup
{
    private const int Between = 500;

    public static void AddHandlers(this OpenIddictServerBuilder server)
    {
        // Authorization
        server.Add<ValidateAuthorizationRequestContext, ValidateAuthorizeRequest>(int.MinValue + Between);
        server.Add<ApplyAuthorizationResponseContext, AnswerRejection>(int.MinValue + Between);
        server.RemoveEventHandler(Authentication.ValidateResourceParameter.Descriptor);

        // Exchange and refresh
        server.Add<ExtractTokenRequestContext, ReadClientCredentials<ExtractTokenRequestContext>>(
            Http.ExtractPostRequest<ExtractTokenRequestContext>.Descriptor.Order + Between);
        server.Add<ValidateTokenRequestContext, ValidateTokenParameters>(int.MinValue + Between);
        server.Add<ProcessAuthenticationContext, AuthenticateClient>(ValidateClientId.Descriptor.Order + Between);
        server.Add<ValidateTokenContext, ReadToken>(Protection.ValidateReferenceTokenIdentifier.Descriptor.Order);
        server.RemoveEventHandler(Exchange.ValidateResourceParameter.Descriptor);
        server.Add<ValidateTokenRequestContext, ValidateTokenRequest>(Exchange.ValidateCodeVerifier.Descriptor.Order - Between);
        server.Add<GenerateTokenContext, WriteToken>(Protection.AttachSecurityCredentials.Descriptor.Order + Between);
        server.Add<ApplyTokenResponseContext, NormalizeResponse<ApplyTokenResponseContext>>(int.MinValue + Between);

        // Revocation
        server.Add<ExtractRevocationRequestContext, ReadClientCredentials<ExtractRevocationRequestContext>>(
            Http.ExtractPostRequest<ExtractRevocationRequestContext>.Descriptor.Order + Between);
        server.Add<HandleRevocationRequestContext, RevokeGrant>(Revocation.RevokeToken.Descriptor.Order);
        server.Add<ApplyRevocationResponseContext, NormalizeResponse<ApplyRevocationResponseContext>>(int.MinValue + Between);

        // UserInfo and metadata
        server.Add<ExtractUserInfoRequestContext, ReadUserInfoRequest>(int.MinValue + Between);
        server.Add<ApplyUserInfoResponseContext, NormalizeResponse<ApplyUserInfoResponseContext>>(int.MinValue + Between);
        server.Add<ApplyConfigurationResponseContext, WriteMetadata>(int.MinValue + Between);
    }

    private static void Add<TContext, THandler>(this OpenIddictServerBuilder server, int order)
        where TContext : BaseContext
        where THandler : class, IOpenIddictServerHandler<TContext> =>
        server.AddEventHandler<TContext>(handler => handler.UseScopedHandler<THandler>().SetOrder(order));
}
