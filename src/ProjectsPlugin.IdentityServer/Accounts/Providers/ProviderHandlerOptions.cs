using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>
/// How people sign in by a provider: the code flow with PKCE, state and nonce, answered by the query. Its tokens are read once and thrown away.
/// </summary>
internal sealed class ProviderHandlerOptions(IOptions<SignInOptions> signIn, PublicUrl publicUrl, TimeProvider time)
    : IConfigureNamedOptions<OpenIdConnectOptions>
{
    /// <summary>How long a person may take at the provider.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>By how much a provider's clock may be wrong.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    // No "none", and no algorithm whose key both sides know.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public void Configure(OpenIdConnectOptions options) => Configure(null, options);

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (signIn.Value.Providers.FirstOrDefault(provider => provider.Scheme == name) is not { } provider)
            return;

        options.Authority = provider.Authority;
        options.RequireHttpsMetadata = !provider.Authority.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.CallbackPath = provider.CallbackPath;
        options.Backchannel = ProviderBackchannel.CreateClient();
        options.TimeProvider = time;

        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.Scope.Clear();
        foreach (var scope in provider.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            options.Scope.Add(scope);
        // Anybody can begin a sign-in, which must not make this server ask the provider something each time.
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        options.RemoteAuthenticationTimeout = Patience;
        options.ProtocolValidator.NonceLifetime = Patience;
        options.DisableTelemetry = true;

        // Never used: what comes of a sign-in is a session of ours (ProviderEvents).
        options.SignInScheme = Sessions.Scheme;
        options.MapInboundClaims = false;
        options.EventsType = typeof(ProviderEvents);
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = provider.ClientId,
            ValidAlgorithms = Algorithms,
            LifetimeValidator = IsAlive,
        };

        // The provider's answer is a link that the browser follows, which carries them (Lax).
        Harden(options.CorrelationCookie, $"sso-{provider.Id}-correlation.", provider);
        Harden(options.NonceCookie, $"sso-{provider.Id}-nonce.", provider);
    }

    private void Harden(CookieBuilder cookie, string name, ProviderOptions provider)
    {
        cookie.Name = name;
        cookie.Path = provider.CallbackPath;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = publicUrl.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters rules)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClockSkew && !(notBefore > now + ClockSkew);
    }
}
