using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>Which access tokens are good: RFC 9068, section 4, with the algorithms and types of RFC 8725, section 3.</summary>
internal sealed class JwtBearerConfiguration(PublicUrl publicUrl, Backchannel backchannel, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    /// <summary>
    /// The scheme of the MCP endpoint, whose tokens are for it alone; those of the default scheme are for the REST API alone (RFC 9700, section 2.3).
    /// </summary>
    public const string McpScheme = "Mcp";

    private const int MaxTokenLength = 16 * 1024;

    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        options.MetadataAddress = backchannel.MetadataAddress;
        options.RequireHttpsMetadata = backchannel.RequiresHttps;
        options.BackchannelHttpHandler = backchannel.NewHandler();
        options.BackchannelTimeout = Backchannel.Timeout;

        // A key that is published after ours were fetched is asked for at most this often, however many tokens name unknown keys.
        options.RefreshInterval = TimeSpan.FromSeconds(5);
        options.AutomaticRefreshInterval = TimeSpan.FromMinutes(15);

        // A resource of its own (RFC 9728) takes its own tokens, and refuses in its own words.
        if (name != McpScheme)
            options.ForwardDefaultSelector = context => context.GetEndpoint()?.Metadata.GetMetadata<ProtectedResource>() is null ? null : McpScheme;

        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.EventsType = typeof(BearerEvents);
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new CachingTokenHandler(time) { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenLength });
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
            LifetimeValidator = IsAlive(time),
            NameClaimType = TokenClaims.Subject,
        };
    }

    /// <summary>Whether a token is good at this moment, give or take what clocks may differ.</summary>
    public static LifetimeValidator IsAlive(TimeProvider time) => (notBefore, expires, _, _) =>
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClockSkew.Allowed && !(notBefore > now + ClockSkew.Allowed);
    };
}
