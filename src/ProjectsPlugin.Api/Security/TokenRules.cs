using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Security;

/// <summary>Which access tokens are good: RFC 9068, section 4, with the algorithms and types of RFC 8725, section 3.</summary>
internal sealed class TokenRules(PublicUrl publicUrl, IConfiguration configuration, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    /// <summary>The scheme of the MCP endpoint, whose tokens are for it alone; those of the default scheme are for the REST API alone (RFC 9700, section 2.3).</summary>
    public const string McpScheme = "Mcp";

    /// <summary>Where this host reaches the identity server; <c>PUBLIC_URL</c> if not set.</summary>
    public const string InternalUrlSetting = "IdentityServer:InternalUrl";

    private const int MaxTokenLength = 16 * 1024;

    /// <summary>How far the clocks of two machines may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        var identityServer = InternalUrl();

        options.MetadataAddress = identityServer.GetLeftPart(UriPartial.Authority) + Paths.OpenIdConfiguration;
        options.RequireHttpsMetadata = identityServer.Scheme == Uri.UriSchemeHttps && publicUrl.IsHttps;
        options.BackchannelHttpHandler = new InternalAddress(publicUrl, identityServer) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } };
        options.BackchannelTimeout = TimeSpan.FromSeconds(5);

        // A key that is published after ours were fetched is asked for at most this often, however many tokens name unknown keys.
        options.RefreshInterval = TimeSpan.FromSeconds(5);
        options.AutomaticRefreshInterval = TimeSpan.FromMinutes(15);

        // A resource of its own (RFC 9728) takes its own tokens, and refuses in its own words.
        if (name != McpScheme)
            options.ForwardDefaultSelector = context => context.GetEndpoint()?.Metadata.GetMetadata<ProtectedResource>() is null ? null : McpScheme;

        options.MapInboundClaims = false;
        options.EventsType = typeof(BearerEvents);
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new RecentTokens(time) { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenLength });
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = publicUrl.Issuer,
            ValidAudience = name == McpScheme ? Audiences.Mcp(publicUrl) : Audiences.Rest(publicUrl),
            IgnoreTrailingSlashWhenValidatingAudience = false,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = [TokenClaims.AccessTokenType],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            TryAllIssuerSigningKeys = false,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires),
            NameClaimType = TokenClaims.Subject,
        };
    }

    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + Skew && !(notBefore > now + Skew);
    }

    private Uri InternalUrl()
    {
        var setting = configuration[InternalUrlSetting];
        if (string.IsNullOrWhiteSpace(setting))
            return new Uri(publicUrl.ToString());
        if (Uri.TryCreate(setting, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.AbsolutePath == "/")
            return url;
        throw new FormatException(
            $"IdentityServer__InternalUrl is '{setting}', which is not an origin. Set it to where this host reaches the identity server, for example http://identity:8080, or leave it out.");
    }
}
