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

    /// <summary>Dynamic client registration (RFC 7591).</summary>
    public const string Register = "/auth/register";

    /// <summary>
    /// Where clients look that know MCP's first authorization rules; the same endpoints as <see cref="Authorize"/>, <see cref="Token"/> and
    /// <see cref="Register"/>.
    /// </summary>
    public const string RootAuthorize = "/authorize";
    public const string RootToken = "/token";
    public const string RootRegister = "/register";

    /// <summary>The signed-in person's own page.</summary>
    public const string Account = "/auth";

    /// <summary>Where a one-time link lets a person set a password.</summary>
    public const string PasswordLink = "/auth/password";

    /// <summary>Where a person who knows the password sets another.</summary>
    public const string Password = PasswordLink + "/change";

    /// <summary>Where a person sees which assistants can read for them, and ends that.</summary>
    public const string Connected = "/auth/connected";

    /// <summary>Where an identity provider keeps people and groups in step (SCIM 2.0, RFC 7644).</summary>
    public const string Scim = "/scim/v2";

    /// <summary>The stylesheet, icon and script that pages of both hosts share.</summary>
    public const string Stylesheet = "/auth/assets/site.css";
    public const string Icon = "/auth/assets/icon.svg";
    public const string Script = "/auth/assets/site.js";

    public const string Manifest = "/.well-known/ai-plugin.json";
    public const string OpenApiYaml = "/openapi.yaml";
    public const string OpenApiJson = "/openapi.json";
    public const string Logo = "/logo.png";
    public const string Legal = "/legal";

    /// <summary>The MCP endpoint, and the <c>resource</c> (RFC 8707) that MCP clients ask tokens for.</summary>
    public const string Mcp = "/mcp";

    /// <summary>Protected resource metadata (RFC 9728); also below it for a resource with a path, as <see cref="ProtectedResourceMetadataOfMcp"/>.</summary>
    public const string ProtectedResourceMetadata = "/.well-known/oauth-protected-resource";
    public const string ProtectedResourceMetadataOfMcp = ProtectedResourceMetadata + Mcp;

    /// <summary>Pages of the records that assistants cite, for a signed-in employee.</summary>
    public const string Browse = "/browse";

    /// <summary>Where a person who opened one of these pages comes back from the identity server; the one redirect of <see cref="BrowseClient"/>.</summary>
    public const string BrowseSignedIn = Browse + "/signed-in";

    /// <summary>The page that says what this installation is and how each assistant connects, for everybody.</summary>
    public const string Front = "/";

    /// <summary>The package from which assistants install plugins today, made for this installation.</summary>
    public const string PluginBundle = "/plugin-bundle.zip";

    /// <summary>The page on which a demo assistant goes the way of a real one, where it is switched on.</summary>
    public const string Try = "/try";

    /// <summary>Where the identity server returns the browser to the demo assistant; the one redirect that it registers.</summary>
    public const string TryCallback = Try + "/callback";

    /// <summary>Where the demo assistant goes on from there, at an address without a code.</summary>
    public const string TryRun = Try + "/run";

    /// <summary>
    /// What browsers and others look for at any site: an icon, what search engines may read, where a password is changed, and whom to tell of a
    /// weakness (RFC 9116).
    /// </summary>
    public const string Favicon = "/favicon.ico";
    public const string Robots = "/robots.txt";
    public const string ChangePassword = "/.well-known/change-password";
    public const string SecurityTxt = "/.well-known/security.txt";

    public const string HealthLive = "/health/live";
    public const string HealthReady = "/health/ready";

    /// <summary>What the public origin sends to the identity server, each with everything below it; the API answers the rest.</summary>
    public static IReadOnlyList<string> IdentityServer { get; } =
        ["/auth", OAuth, RootAuthorize, RootToken, RootRegister, AuthorizationServerMetadata, OpenIdConfiguration, Scim];
}
