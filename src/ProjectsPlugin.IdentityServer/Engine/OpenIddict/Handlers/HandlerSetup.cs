using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>Where each of our rules stands among OpenIddict's own handlers.</summary>
internal static class HandlerSetup
{
    private const int Between = 500;

    public static void AddHandlers(this OpenIddictServerBuilder server)
    {
        // Every endpoint
        server.Add<ExtractAuthorizationRequestContext, IgnoreAudience>(int.MaxValue - Between - 1);
        server.Add<ExtractAuthorizationRequestContext, RefuseRepeatedParameters<ExtractAuthorizationRequestContext>>(int.MaxValue - Between);
        server.Add<ExtractTokenRequestContext, RefuseRepeatedParameters<ExtractTokenRequestContext>>(int.MaxValue - Between);
        server.Add<ExtractRevocationRequestContext, RefuseRepeatedParameters<ExtractRevocationRequestContext>>(int.MaxValue - Between);
        server.Add<ExtractTokenRequestContext, RefuseSecondClient<ExtractTokenRequestContext>>(int.MaxValue - Between);
        server.Add<ExtractRevocationRequestContext, RefuseSecondClient<ExtractRevocationRequestContext>>(int.MaxValue - Between);
        server.Add<ExtractUserInfoRequestContext, TakeEmptyBody>(int.MinValue + Between);
        server.Add<ExtractUserInfoRequestContext, RefuseTokenInQuery>(int.MaxValue - Between);
        server.Add<ExtractTokenRequestContext, AuthenticateByKey<ExtractTokenRequestContext>>(int.MaxValue - 100);
        server.Add<ExtractRevocationRequestContext, AuthenticateByKey<ExtractRevocationRequestContext>>(int.MaxValue - 100);

        server.Add<ApplyAuthorizationResponseContext, HideEngine<ApplyAuthorizationResponseContext>>(int.MinValue + Between);
        server.Add<ApplyTokenResponseContext, HideEngine<ApplyTokenResponseContext>>(int.MinValue + Between);
        server.Add<ApplyRevocationResponseContext, HideEngine<ApplyRevocationResponseContext>>(int.MinValue + Between);
        server.Add<ApplyUserInfoResponseContext, HideEngine<ApplyUserInfoResponseContext>>(int.MinValue + Between);
        server.Add<HandleConfigurationRequestContext, AdvertiseIdTokenAlgorithm>(int.MaxValue - Between);
        server.Add<HandleConfigurationRequestContext, AdvertiseClients>(int.MaxValue - Between);
        server.Add<HandleConfigurationRequestContext, AdvertiseSignOut>(int.MaxValue - Between);

        // Authorization
        server.Add<ValidateAuthorizationRequestContext, RefuseBlockedClient>(Authentication.ValidateClientIdParameter.Descriptor.Order + Between);
        server.Add<ValidateAuthorizationRequestContext, RefuseMalformedRequest>(Authentication.ValidateClientIdParameter.Descriptor.Order + Between + 1);
        server.Add<ValidateAuthorizationRequestContext, RequireRedirect>(Authentication.ValidateRedirectUriParameter.Descriptor.Order - Between);
        server.Add<ValidateAuthorizationRequestContext, UseRequestedScopes>(Authentication.ValidateRedirectUriParameter.Descriptor.Order + Between);
        server.Add<ValidateAuthorizationRequestContext, UseKnownScopes<ValidateAuthorizationRequestContext>>(
            Authentication.ValidateScopes.Descriptor.Order - Between);
        server.RemoveEventHandler(Authentication.ValidateResourceParameter.Descriptor);
        server.Add<ValidateAuthorizationRequestContext, UseNamedAudience>(Authentication.ValidateResourceParameter.Descriptor.Order);
        server.Add<ApplyAuthorizationResponseContext, ReturnErrorsToClient>(Authentication.AttachRedirectUri.Descriptor.Order + Between);
        server.Add<ApplyAuthorizationResponseContext, RecordRefusal>(Authentication.AttachRedirectUri.Descriptor.Order + Between + 1);
        server.Add<ProcessSignInContext, WithholdRefreshToken>(int.MinValue + Between);
        server.Add<ProcessSignInContext, KeepUsedRegistration>(AttachAuthorization.Descriptor.Order - Between);
        server.Add<ApplyAuthorizationResponseContext, AnswerInQuery>(Authentication.InferResponseMode.Descriptor.Order + Between);

        // Exchange and refresh
        server.RemoveEventHandler(Protection.ValidateTokenEntry.Descriptor);
        server.Add<ValidateTokenContext, ValidateTokenRow>(Protection.ValidateTokenEntry.Descriptor.Order);
        server.Add<ValidateTokenRequestContext, RefuseMalformedVerifier>(Exchange.ValidateCodeVerifier.Descriptor.Order - Between - 1);
        server.Add<ValidateTokenRequestContext, RefuseUnexpectedVerifier>(Exchange.ValidateCodeVerifier.Descriptor.Order - Between);
        server.Add<ValidateTokenRequestContext, UseKnownScopes<ValidateTokenRequestContext>>(Exchange.ValidateScopes.Descriptor.Order - Between);
        server.RemoveEventHandler(Exchange.ValidateResourceParameter.Descriptor);
        server.Add<ValidateTokenRequestContext, RefuseOtherAudience>(Exchange.ValidateGrantedScopes.Descriptor.Order - Between);
        server.Add<ValidateTokenRequestContext, RefuseWiderScope>(Exchange.ValidateGrantedScopes.Descriptor.Order - Between);
        server.Add<ProcessSignInContext, BeginExchange>(RedeemTokenEntry.Descriptor.Order - Between);
        server.RemoveEventHandler(RedeemTokenEntry.Descriptor);
        server.Add<ProcessSignInContext, SpendToken>(RedeemTokenEntry.Descriptor.Order);
        server.Add<ProcessSignInContext, BindCallback>(RedeemTokenEntry.Descriptor.Order + Between);
        server.Add<ProcessSignInContext, NameGrant>(AttachAuthorization.Descriptor.Order + Between);
        server.Add<GenerateTokenContext, ChooseKeys>(Protection.AttachSecurityCredentials.Descriptor.Order + Between);
        server.Add<GenerateTokenContext, WriteNoMore>(Protection.AttachSecurityCredentials.Descriptor.Order + Between);
        server.Add<ApplyTokenResponseContext, CommitExchange>(int.MinValue + Between);
        server.Add<ApplyTokenResponseContext, WriteBearerInLowerCase>(int.MinValue + Between);

        // Revocation
        server.RemoveEventHandler(Revocation.RevokeToken.Descriptor);
        server.Add<HandleRevocationRequestContext, EndGrantOnRevocation>(Revocation.RevokeToken.Descriptor.Order);
    }

    private static void Add<TContext, THandler>(this OpenIddictServerBuilder server, int order)
        where TContext : BaseContext
        where THandler : class, IOpenIddictServerHandler<TContext> =>
        server.AddEventHandler<TContext>(handler => handler.UseScopedHandler<THandler>().SetOrder(order));
}
