using Microsoft.Extensions.Options;
using OpenIddict.Server;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Engines.OpenIddict.Endpoints;
using ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;
using ProjectsPlugin.IdentityServer.Grants;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict;

/// <summary>
/// OpenIddict in its degraded mode: it reads requests, checks challenge, redirect, presenter and expiry, signs and answers, and keeps nothing.
/// </summary>
internal sealed class OpenIddictEngine : IIdentityEngine
{
    public static void Add(WebApplicationBuilder builder, PublicUrl publicUrl)
    {
        // At Trace it writes whole tokens.
        builder.Logging.AddFilter("OpenIddict", LogLevel.Warning);
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            SetEndpoints(server, publicUrl);
            SetRules(server);
            server.AddHandlers();
        });
        builder.Services.AddOptions<OpenIddictServerOptions>().Configure<IOptions<TokenLifetimes>>(SetLifetimes);
        builder.Services.AddServerKeys();
    }

    public static void Map(WebApplication app, IEndpointRouteBuilder endpoints)
    {
        foreach (var path in new[] { Paths.Authorize, Paths.OAuth, Paths.RootAuthorize })
            endpoints.MapMethods(path, AuthorizeEndpoint.Methods, AuthorizeEndpoint.HandleAsync);
        foreach (var path in new[] { Paths.Token, Paths.CodeExchange, Paths.RootToken })
            endpoints.MapPost(path, TokenEndpoint.HandleAsync).DisableAntiforgery();
        endpoints.MapPost(Paths.Revoke, AnsweredBefore).DisableAntiforgery();
        foreach (var path in new[] { Paths.OpenIdConfiguration, Paths.AuthorizationServerMetadata, Paths.Jwks })
            endpoints.MapMethods(path, EngineDocument.Methods, AnsweredBefore).WithMetadata(new EngineDocument());
        endpoints.MapMethods(Paths.UserInfo, UserInfoEndpoint.Methods, UserInfoEndpoint.HandleAsync).DisableAntiforgery();
    }

    private static void SetEndpoints(OpenIddictServerBuilder server, PublicUrl publicUrl)
    {
        // An address that is made in the usual way gets a slash at its end.
        server.SetIssuer(new Uri(publicUrl.Issuer, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
            .SetAuthorizationEndpointUris(Local(Paths.Authorize), Local(Paths.OAuth), Local(Paths.RootAuthorize))
            .SetTokenEndpointUris(Local(Paths.Token), Local(Paths.CodeExchange), Local(Paths.RootToken))
            .SetRevocationEndpointUris(Local(Paths.Revoke))
            .SetUserInfoEndpointUris(Local(Paths.UserInfo))
            .SetJsonWebKeySetEndpointUris(Local(Paths.Jwks))
            .SetConfigurationEndpointUris(Local(Paths.OpenIdConfiguration), Local(Paths.AuthorizationServerMetadata));
        var web = server.UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableUserInfoEndpointPassthrough()
            .EnableStatusCodePagesIntegration();
        if (!publicUrl.IsHttps)
            web.DisableTransportSecurityRequirement();
    }

    private static void SetRules(OpenIddictServerBuilder server) => server
        .AllowAuthorizationCodeFlow()
        .AllowRefreshTokenFlow()
        .DisableAccessTokenEncryption()
        .RegisterScopes([.. Scopes.All])
        .DisableResourceValidation()
        .Configure(options =>
        {
            // A code is answered in the query, and its challenge is S256 (RFC 9700, section 2.1.1); nothing else is advertised or accepted.
            options.ResponseModes.RemoveWhere(mode => mode != ResponseModes.Query);
            options.CodeChallengeMethods.RemoveWhere(method => method != CodeChallengeMethods.Sha256);
            options.ClientAuthenticationMethods.RemoveWhere(method =>
                method is not (ClientAuthenticationMethods.ClientSecretBasic or ClientAuthenticationMethods.ClientSecretPost));
        });

    private static void SetLifetimes(OpenIddictServerOptions options, IOptions<TokenLifetimes> lifetimes)
    {
        options.AuthorizationCodeLifetime = TokenLifetimes.Code;
        options.AccessTokenLifetime = lifetimes.Value.Access;
        options.IdentityTokenLifetime = lifetimes.Value.Access;
        options.RefreshTokenLifetime = lifetimes.Value.Refresh;
    }

    // The engine answers these as authentication; routing has to know them, for their methods, limits and ways to be spelt.
    private static IResult AnsweredBefore() => Results.NotFound();

    private static string Local(string path) => path.TrimStart('/');
}
