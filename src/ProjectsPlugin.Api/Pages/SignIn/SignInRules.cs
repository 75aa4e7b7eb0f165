using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Pages.SignIn;

/// <summary>
/// How people sign in for pages: the code flow with PKCE against our own identity server, as the public client
/// <see cref="BrowseClient"/>. It asks who the person is and for no data; its access token is read once and dropped.
/// </summary>
internal sealed class SignInRules(
    PublicUrl publicUrl, Backchannel backchannel, IssuerAvailability keys, IOptionsMonitor<JwtBearerOptions> bearer, TimeProvider time)
    : IConfigureNamedOptions<OpenIdConnectOptions>
{
    /// <summary>Its authentication scheme.</summary>
    public const string Scheme = "browse-sign-in";

    /// <summary>How long a person may take at the identity server.</summary>
    private static readonly TimeSpan SignInTimeout = TimeSpan.FromMinutes(30);

    public void Configure(OpenIdConnectOptions options) => Configure(null, options);

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (name != Scheme)
            return;

        options.ClientId = BrowseClient.Id;
        options.CallbackPath = Paths.BrowseSignedIn;
        options.ConfigurationManager = new SignInDocuments(bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager!, keys);
        options.BackchannelHttpHandler = backchannel.NewHandler();
        options.BackchannelTimeout = Backchannel.Timeout;

        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.Scope.Clear();
        options.Scope.Add(Scopes.OpenId);
        options.Scope.Add(Scopes.Profile);
        options.RemoteAuthenticationTimeout = SignInTimeout;
        options.ProtocolValidator.NonceLifetime = SignInTimeout;
        options.DisableTelemetry = true;

        options.SignInScheme = BrowseCookie.Scheme;
        options.MapInboundClaims = false;
        options.EventsType = typeof(SignInEvents);
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = publicUrl.Issuer,
            ValidAudience = BrowseClient.Id,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            LifetimeValidator = JwtBearerConfiguration.IsAlive(time),
        };

        // Both come back with a link that the person followed from our own origin, so neither needs to cross sites.
        Harden(options.CorrelationCookie, "browse-correlation.");
        Harden(options.NonceCookie, "browse-nonce.");
    }

    private void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = publicUrl.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }
}
