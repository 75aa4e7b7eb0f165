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
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Engines.Duende.Authorize;
using ProjectsPlugin.IdentityServer.Engines.Duende.Clients;
using ProjectsPlugin.IdentityServer.Engines.Duende.Token;
using AuthorizeResponseGenerator = ProjectsPlugin.IdentityServer.Engines.Duende.Authorize.AuthorizeResponseGenerator;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>Duende IdentityServer as the OAuth engine: which of its services serve, and where ours stand in their place. It keeps nothing.</summary>
internal sealed class DuendeEngine : IIdentityEngine
{
    private const int LongParameter = 2048;

    public static void Add(WebApplicationBuilder builder, PublicUrl publicUrl)
    {
        // Its own log is off in appsettings.json, because it writes codes when one is refused.
        builder.Logging.AddFilter(DuendeLicense.LogCategory, new DuendeLicense.Log(TimeProvider.System).IsEnabled);

        var services = builder.Services;
        services.AddOptions<DuendeOptions>().BindConfiguration(DuendeOptions.Section);
        services.AddOptions<IdentityServerOptions>().Configure<IOptions<DuendeOptions>>((options, duende) => SetRules(options, publicUrl, duende.Value));

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
        options.InputLengthRestrictions.ClientId = ClientIdFormat.MaximumLength;
        options.InputLengthRestrictions.RedirectUri = RedirectRules.MaximumLength;
        options.InputLengthRestrictions.ClientSecret = 512;
        // What the other engine takes; a request as a whole is bounded before.
        options.InputLengthRestrictions.Nonce = LongParameter;
        options.InputLengthRestrictions.LoginHint = LongParameter;
        options.InputLengthRestrictions.UiLocale = LongParameter;
        options.InputLengthRestrictions.AcrValues = LongParameter;
        options.InputLengthRestrictions.Scope = LongParameter;
        options.Endpoints.EnablePushedAuthorizationEndpoint = false;
        options.UserInteraction.PromptValuesSupported = ["none", "login", "consent", "select_account"];
    }
}
