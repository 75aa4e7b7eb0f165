using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>How this host, without a browser, reaches the identity server.</summary>
internal sealed class Backchannel(PublicUrl publicUrl, IConfiguration configuration)
{
    /// <summary>Where this host reaches the identity server; <c>PUBLIC_URL</c> if not set.</summary>
    public const string InternalUrlSetting = "IdentityServer:InternalUrl";

    /// <summary>How long an answer may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly Uri _identityServer = InternalUrl(publicUrl, configuration[InternalUrlSetting]);

    public string MetadataAddress => _identityServer.GetLeftPart(UriPartial.Authority) + Paths.OpenIdConfiguration;

    public bool RequiresHttps => _identityServer.Scheme == Uri.UriSchemeHttps && publicUrl.IsHttps;

    /// <summary>A new handler that follows no redirect.</summary>
    public HttpMessageHandler NewHandler() =>
        new InternalAddress(publicUrl, _identityServer) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } };

    private static Uri InternalUrl(PublicUrl publicUrl, string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
            return new Uri(publicUrl.ToString());
        if (Uri.TryCreate(setting, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.AbsolutePath == "/")
            return url;
        throw new FormatException(
            $"IdentityServer__InternalUrl is '{setting}', which is not an origin. "
            + "Set it to where this host reaches the identity server, for example http://identity:8080, or leave it out.");
    }
}
