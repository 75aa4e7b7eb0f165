using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>What is checked of a provider's answer besides what the handler checks, and what comes of it: a session, or a page that says why not.</summary>
internal sealed class ProviderEvents(
    ProviderSignIn signIn, Sessions sessions, KnownDeviceCookie device, IOptions<SignInOptions> options, ILogger<ProviderEvents> log)
    : OpenIdConnectEvents
{
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.LoginHint = context.Properties.GetParameter<string>(OpenIdConnectParameterNames.LoginHint);
        // The handler leaves out what is the default.
        context.ProtocolMessage.ResponseMode = OpenIdConnectResponseMode.Query;
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>Refuses an answer that comes from another provider than the browser was sent to (RFC 9207, section 2.4).</summary>
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        var metadata = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        var named = context.ProtocolMessage.Iss;
        if (named is null ? metadata.AuthorizationResponseIssParameterSupported : named != metadata.Issuer)
            context.Fail("The answer's iss is not the provider's.");
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        var (provider, token) = (ProviderOf(context.Scheme), context.SecurityToken);
        var metadata = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.RawPayload));
        if (!provider.IsIssuer(metadata.Issuer) || token.Issuer != metadata.Issuer)
            context.Fail("The ID token's issuer is not the provider.");
        // The handler takes an unsigned token of the token endpoint (point 6).
        else if (token.RawSignature.Length == 0)
            context.Fail("The ID token is not signed.");
        // OpenID Connect Core, section 3.1.3.7, points 3 to 5. The handler has checked that an azp is ours.
        else if (token.Audiences.Count() != 1 && token.Payload.Azp is null)
            context.Fail("The ID token is for others, too, and does not say to whom it was given.");
        else if (UpstreamPerson.Read(provider, metadata.Issuer, payload.RootElement) is not { } person)
            context.Fail("The ID token names nobody.");
        else if (provider.Tenant is { } tenant && !person.Tenant.Equals(tenant, StringComparison.OrdinalIgnoreCase))
            context.Fail("The ID token's tenant is not the one of the settings.");
        else
            context.HttpContext.Features.Set(person.Email is null ? await UserInfo.DescribeAsync(person, context, metadata) : person);
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var (http, provider) = (context.HttpContext, ProviderOf(context.Scheme));
        switch (await signIn.AttemptAsync(provider, http.Features.Get<UpstreamPerson>()!))
        {
            case ProviderSignInOutcome.SignedIn { Account: var account }:
                await sessions.StartAsync(http, account, CancellationToken.None);
                device.Remember(http, account.Id);
                Log.SignedInByProvider(log, account.Id, provider.Id);
                // Sealed since the sign-in began, and a local address then.
                http.Response.Redirect(context.ReturnUri!);
                break;
            case ProviderSignInOutcome.Rejected { Code: var code }:
                SignedOutCookie.Set(http);
                Fail(context, SignInFailureKind.Rejected, StatusCodes.Status403Forbidden, code);
                break;
        }
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        Log.ProviderSignInFailed(log, ProviderOf(context.Scheme).Id, "access_denied");
        Fail(context, SignInFailureKind.Denied, StatusCodes.Status403Forbidden);
        return Task.CompletedTask;
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        var failure = context.Failure;
        Log.ProviderSignInFailed(log, ProviderOf(context.Scheme).Id, ReasonOf(failure));
        if (ProviderBackchannel.IsUnavailable(failure))
            Fail(context, SignInFailureKind.Unavailable, StatusCodes.Status503ServiceUnavailable);
        else
            Fail(context, SignInFailureKind.Failed, StatusCodes.Status400BadRequest);
        return Task.CompletedTask;
    }

    // What a provider, or whoever wrote the address, says of an error may be anything; the handler's own words have no claims and codes in them.
    private static string ReasonOf(Exception? failure) => failure switch
    {
        OpenIdConnectProtocolException { Data: var answer } when answer["error"] is string error => $"the provider answered {Visible(error)}",
        SecurityTokenException or OpenIdConnectProtocolException => failure.GetType().Name,
        null => "unknown",
        _ => Visible(failure.Message),
    };

    private static string Visible(string text) => string.Concat(text.Take(200).Select(character => character is >= ' ' and <= '~' ? character : '?'));

    private static void Fail<TOptions>(BaseContext<TOptions> context, SignInFailureKind kind, int status, string? code = null)
        where TOptions : AuthenticationSchemeOptions
    {
        context.HttpContext.Features.Set(new SignInFailure(kind, code));
        context.Response.StatusCode = status;
    }

    private ProviderOptions ProviderOf(AuthenticationScheme scheme) => options.Value.Providers.Single(provider => provider.Scheme == scheme.Name);
}
