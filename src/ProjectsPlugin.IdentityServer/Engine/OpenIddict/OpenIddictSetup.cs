using Microsoft.Extensions.Options;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Engine.OpenIddict.Endpoints;
using ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>OpenIddict as the OAuth engine: what it answers, and where it is bent to our rules.</summary>
internal static class OpenIddictSetup
{
    private static readonly TimeSpan PruningInterval = TimeSpan.FromHours(1);

    public static void AddOpenIddictEngine(this WebApplicationBuilder builder, PublicUrl publicUrl)
    {
        // At Trace it writes whole tokens.
        builder.Logging.AddFilter("OpenIddict", LogLevel.Warning);

        builder.Services.AddOpenIddict()
            .AddCore(core =>
            {
                core.UseEntityFrameworkCore().UseDbContext<IdentityServerDb>().ReplaceDefaultEntities<Guid>();
                core.ReplaceApplicationManager<OpenIddictEntityFrameworkCoreApplication<Guid>, ApplicationManager>();
            })
            .AddServer(server =>
            {
                server.SetEndpoints(publicUrl).SetRules();
                server.AddHandlers();
            });

        builder.Services.AddOptions<OpenIddictServerOptions>().Configure<IOptions<TokenLifetimes>>(SetLifetimes);
        builder.Services.AddServerKeys();
        builder.Services.AddScoped<ConfiguredClients>();
        builder.Services.AddScoped<DocumentClients>();
        builder.Services.AddScoped<IConnectedClients, ConnectedClients>();
        builder.Services.AddScoped<Grants>();
        builder.Services.AddScoped<Handlers.Replay>();
        builder.Services.AddScoped<IGrants>(provider => provider.GetRequiredService<Grants>());
        builder.Services.AddScoped<Registrations>();
        builder.Services.AddScoped<IClientRegistrations>(services => services.GetRequiredService<Registrations>());
        builder.Services.AddScoped<IKnownClients, KnownClients>();
        builder.Services.AddRecurringWork(PruningInterval, Pruning.RunAsync);
    }

    private static OpenIddictServerBuilder SetEndpoints(this OpenIddictServerBuilder server, PublicUrl publicUrl)
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
        return server;
    }

    private static void SetRules(this OpenIddictServerBuilder server) => server
        .AllowAuthorizationCodeFlow()
        .AllowRefreshTokenFlow()
        .DisableAccessTokenEncryption()
        .RegisterScopes([.. Scopes.All])
        .RegisterClaims(Claims.Subject, Claims.Name, Claims.Email, Claims.EmailVerified)
        .DisableResourceValidation()
        .IgnoreResourcePermissions()
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
        options.AuthorizationCodeLifetime = lifetimes.Value.Code;
        options.AccessTokenLifetime = lifetimes.Value.Access;
        options.IdentityTokenLifetime = lifetimes.Value.Access;
        options.RefreshTokenLifetime = lifetimes.Value.Refresh;
    }

    public static void MapOpenIddictEngine(this WebApplication app)
    {
        app.MapMethods(Paths.Authorize, AuthorizeEndpoint.Methods, AuthorizeEndpoint.HandleAsync);
        app.MapMethods(Paths.OAuth, AuthorizeEndpoint.Methods, AuthorizeEndpoint.HandleAsync);
        app.MapMethods(Paths.RootAuthorize, AuthorizeEndpoint.Methods, AuthorizeEndpoint.HandleAsync);
        app.MapPost(Paths.Token, TokenEndpoint.HandleAsync).DisableAntiforgery();
        app.MapPost(Paths.CodeExchange, TokenEndpoint.HandleAsync).DisableAntiforgery();
        app.MapPost(Paths.RootToken, TokenEndpoint.HandleAsync).DisableAntiforgery();
        app.MapPost(Paths.Revoke, AnsweredBefore).DisableAntiforgery();
        foreach (var path in new[] { Paths.OpenIdConfiguration, Paths.AuthorizationServerMetadata, Paths.Jwks })
            app.MapMethods(path, EngineDocument.Methods, AnsweredBefore).WithMetadata(new EngineDocument());
        app.MapMethods(Paths.UserInfo, UserInfoEndpoint.Methods, UserInfoEndpoint.HandleAsync).DisableAntiforgery();
    }

    // The engine answers these as authentication; routing has to know them, for their methods, limits and ways to be spelt.
    private static IResult AnsweredBefore() => Results.NotFound();

    private static string Local(string path) => path.TrimStart('/');
}
