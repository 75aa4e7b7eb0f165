using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Endpoints.Results;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.ResponseHandling;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Validation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Authorize;
using ProjectsPlugin.IdentityServer.Engines.Duende.Authorize;
using ProjectsPlugin.IdentityServer.Engines.Duende.Clients;
using ProjectsPlugin.IdentityServer.Engines.Duende.Token;
using AuthorizeResponseGenerator = ProjectsPlugin.IdentityServer.Engines.Duende.Authorize.AuthorizeResponseGenerator;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>Duende IdentityServer as the OAuth engine: which of its services serve, and where ours stand in their place. It keeps nothing.</summary>
internal sealed class DuendeEngine : IIdentityEngine
{
    public static void Add(WebApplicationBuilder builder, PublicUrl publicUrl)
    {
        var services = builder.Services;
        services.AddOptions<DuendeOptions>().BindConfiguration(DuendeOptions.Section);
        services.AddOptions<IdentityServerOptions>().Configure<IOptions<DuendeOptions>>((options, duende) => SetRules(options, publicUrl, duende.Value));
        AddLogs(builder);

        AddStores(services);
        AddKeyServices(services);
        services.AddIdentityServerBuilder()
            .AddRequiredPlatformServices()
            .AddCoreServices()
            .AddDefaultEndpoints()
            .AddPluggableServices()
            .AddKeyManagement()
            .AddDynamicProvidersCore()
            .AddValidators()
            .AddResponseGenerators()
            .AddInMemoryIdentityResources([new IdentityResources.OpenId()])
            .AddInMemoryApiScopes(Scopes.All.Except([Scopes.OpenId, Scopes.OfflineAccess]).Select(scope => new ApiScope(scope)))
            .AddInMemoryApiResources([])
            .AddInMemoryPushedAuthorizationRequests()
            // Of what it would keep there, codes and refresh tokens are the grants', and nothing else is issued.
            .AddInMemoryPersistedGrants()
            .AddHttpWriter<AuthorizeResult, AuthorizeResultWriter>()
            .AddHttpWriter<AuthorizeInteractionPageResult, PageResultWriter>()
            .AddHttpWriter<TokenResult, TokenResultWriter>()
            .AddHttpWriter<TokenErrorResult, TokenErrorWriter>()
            .AddHttpWriter<TokenRevocationErrorResult, TokenErrorWriter>();
        AddRules(services);
        services.MoveEndpoints();
    }

    public static void Map(WebApplication app, IEndpointRouteBuilder endpoints) => app.MapDuende(endpoints);

    private static void AddLogs(WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(DuendeOptions.Section).Get<DuendeOptions>() ?? new DuendeOptions();
        builder.Logging.AddFilter("Duende.IdentityServer", options.LogLevel);
        builder.Logging.AddFilter(LicenseLog.Category, LogLevel.Warning);

        // Around the one that keeps an outage of the database to a line.
        var inner = builder.Services.Last(service => service.ServiceType == typeof(ILoggerFactory)).ImplementationFactory!;
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(services =>
            new LicenseLogFactory((ILoggerFactory)inner(services), services.GetRequiredService<TimeProvider>())));
    }

    private static void AddStores(IServiceCollection services)
    {
        services.AddScoped<TokenRequestState>();
        services.AddScoped<IClientStore, DuendeClientStore>();
        services.AddScoped<IRedirectUriValidator, ClientRedirectValidator>();
        services.AddScoped<IAuthorizationCodeStore, GrantCodeStore>();
        services.AddScoped<IRefreshTokenService, RefreshTokenService>();
        services.AddScoped<IProfileService, ProfileService>();
        services.AddScoped<IUserInfoResponseGenerator, UserInfoResponseGenerator>();
        services.AddScoped<IAuthorizeInteractionResponseGenerator, InteractionResponseGenerator>();
        services.AddScoped<IAuthorizeResponseGenerator, AuthorizeResponseGenerator>();
        services.AddScoped<ITokenRevocationResponseGenerator, RevocationResponseGenerator>();
    }

    private static void AddKeyServices(IServiceCollection services)
    {
        services.AddSingleton<ISigningCredentialStore, AccessTokenKey>();
        services.AddSingleton<ISigningCredentialStore, IdTokenKey>();
        services.AddSingleton<IValidationKeysStore, PublishedKeys>();
    }

    private static void AddRules(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Scoped<IUserSession, NullUserSession>());
        services.Replace(ServiceDescriptor.Scoped<IClientSecretValidator, ClientAuthentication>());
        services.Decorate<IAuthorizeRequestValidator, AuthorizeRequestValidator>();
        services.Decorate<ITokenRequestValidator, TokenRequestValidator>();
        services.Decorate<ITokenService, TokenService>();
        services.Decorate<IDiscoveryResponseGenerator, DiscoveryResponseGenerator>();
    }

    private static void SetRules(IdentityServerOptions options, PublicUrl publicUrl, DuendeOptions duende)
    {
        options.LicenseKey = string.IsNullOrWhiteSpace(duende.LicenseKey) ? null : duende.LicenseKey.Trim();
        options.IssuerUri = publicUrl.Issuer;
        options.LowerCaseIssuerUri = false;
        options.EmitScopesAsSpaceDelimitedStringInJwt = true;
        options.KeyManagement.Enabled = false;
        options.InputLengthRestrictions.ClientId = IdentityServer.Data.Client.IdLength;
        options.InputLengthRestrictions.RedirectUri = IdentityServer.Data.Client.RedirectUriLength;
        options.InputLengthRestrictions.ClientSecret = 512;
        // Our rules have bounded the request as a whole; no parameter of it has a limit of its own.
        options.InputLengthRestrictions.Nonce = ParameterFormat.TotalBytes;
        options.InputLengthRestrictions.LoginHint = ParameterFormat.TotalBytes;
        options.InputLengthRestrictions.UiLocale = ParameterFormat.TotalBytes;
        options.InputLengthRestrictions.AcrValues = ParameterFormat.TotalBytes;
        options.InputLengthRestrictions.Scope = ParameterFormat.TotalBytes;
        options.InputLengthRestrictions.IdTokenHint = ParameterFormat.TotalBytes;
        options.Endpoints.EnablePushedAuthorizationEndpoint = false;
        var raisesEvents = duende.LogLevel <= LogLevel.Information;
        options.Events.RaiseErrorEvents = raisesEvents;
        options.Events.RaiseFailureEvents = raisesEvents;
        options.Events.RaiseInformationEvents = raisesEvents;
        options.Events.RaiseSuccessEvents = raisesEvents;
        options.UserInteraction.PromptValuesSupported = ["none", "login", "consent", "select_account"];
    }
}
