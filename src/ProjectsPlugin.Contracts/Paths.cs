namespace ProjectsPlugin.Contracts;

/// <summary>Where things answer below <see cref="PublicUrl"/>, and which host answers there.</summary>
public static class Paths
{
    public const string AuthorizationServerMetadata = "/.well-known/oauth-authorization-server";
    public const string OpenIdConfiguration = "/.well-known/openid-configuration";

    /// <summary>Where a plugin manifest sends the browser; the same endpoint as <see cref="Authorize"/>.</summary>
    public const string OAuth = "/oauth";

    public const string Authorize = "/auth/authorize";

    /// <summary>The code exchange that a plugin manifest names; the same endpoint as <see cref="Token"/>.</summary>
    public const string CodeExchange = "/auth/oauth_exchange";

    public const string Token = "/auth/token";
    public const string Revoke = "/auth/revoke";
    public const string UserInfo = "/auth/userinfo";
    public const string Logout = "/auth/logout";
    public const string Jwks = "/auth/jwks";

    /// <summary>The stylesheet and icon that pages of both hosts share.</summary>
    public const string Stylesheet = "/auth/assets/site.css";
    public const string Icon = "/auth/assets/icon.svg";

    public const string Manifest = "/.well-known/ai-plugin.json";
    public const string OpenApiYaml = "/openapi.yaml";
    public const string OpenApiJson = "/openapi.json";
    public const string Logo = "/logo.png";
    public const string Legal = "/legal";

    public const string HealthLive = "/health/live";
    public const string HealthReady = "/health/ready";

    /// <summary>What the public origin sends to the identity server, each with everything below it; the API answers the rest.</summary>
    public static IReadOnlyList<string> IdentityServer { get; } =
        ["/auth", OAuth, AuthorizationServerMetadata, OpenIdConfiguration];
}
