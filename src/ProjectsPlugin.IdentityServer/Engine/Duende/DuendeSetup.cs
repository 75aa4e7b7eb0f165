using Duende.IdentityServer.Configuration;
using Duende.IdentityServer.Endpoints.Results;
using Duende.IdentityServer.EntityFramework.Interfaces;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.ResponseHandling;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Validation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;
using ProjectsPlugin.IdentityServer.Engine.Duende.Clients;
using ProjectsPlugin.IdentityServer.Engine.Duende.Data;
using ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;
using DeviceFlowStore = Duende.IdentityServer.EntityFramework.Stores.DeviceFlowStore;
using PersistedGrantStore = Duende.IdentityServer.EntityFramework.Stores.PersistedGrantStore;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.Duende;

/// <summary>Duende IdentityServer as the OAuth engine: which of its services serve, and where ours stand in their place.</summary>
internal static class DuendeSetup
{
    private const int LongParameter = 2048;

    private static readonly TimeSpan PruningInterval = TimeSpan.FromHours(1);

    public static void AddDuendeEngine(this WebApplicationBuilder builder, PublicUrl publicUrl)
    {
        // Its own log is off in appsettings.json, because it writes codes when one is refused.
        builder.Logging.AddFilter(DuendeLicense.LogCategory, new DuendeLicense.Log(TimeProvider.System).IsEnabled);

        var services = builder.Services;
        var connection = builder.Configuration.PostgresConnection(IdentityServerDb.Schema);
        services.AddDbContext<DuendeSchema>(options => DuendeSchema.Use(options, connection));
        services.AddHealth<DuendeSchema>("engine");
        services.AddOptions<DuendeOptions>().BindConfiguration(DuendeOptions.Section);
        services.AddOptions<IdentityServerOptions>().Configure<IOptions<DuendeOptions>>((options, duende) => SetRules(options, publicUrl, duende.Value));

        services.AddClientServices();
        services.AddGrantServices();
        services.AddKeyServices();
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
            .AddHttpWriter<AuthorizeResult, AuthorizationAnswer>()
            .AddHttpWriter<AuthorizeInteractionPageResult, PageVisit>()
            .AddHttpWriter<TokenResult, ExchangeAnswer>()
            .AddHttpWriter<TokenErrorResult, ExchangeRefusal>()
            .AddHttpWriter<TokenRevocationErrorResult, ExchangeRefusal>();

        services.AddRules();
        services.MoveEndpoints();
        services.AddRecurringWork(PruningInterval, Pruning.RunAsync);
    }

    private static void AddClientServices(this IServiceCollection services)
    {
        services.AddScoped<IKnownClients, KnownClients>();
        services.AddScoped<ConfiguredClients>();
        services.AddScoped<Registrations>();
        services.AddScoped<IClientRegistrations>(provider => provider.GetRequiredService<Registrations>());
        services.AddScoped<IConnectedClients, ConnectedClients>();
        services.AddScoped<IClientStore, ClientStore>();
        services.AddScoped<IRedirectUriValidator, ClientRedirectValidator>();
    }

    private static void AddGrantServices(this IServiceCollection services)
    {
        services.AddScoped<Grants>();
        services.AddScoped<IGrants>(provider => provider.GetRequiredService<Grants>());
        services.AddScoped<IPersistedGrantDbContext, OperationalDb>();
        services.AddScoped<IPersistedGrantStore, PersistedGrantStore>();
        services.AddScoped<IDeviceFlowStore, DeviceFlowStore>();
        services.AddScoped<AuthorizationInCourse>();
        services.AddScoped<RequestReading>();
        services.AddScoped<GrantBeginning>();
        services.AddScoped<ExchangeInCourse>();
        services.AddScoped<GrantedExchange>();
        services.AddScoped<Replays>();
        services.AddScoped<IAuthorizationCodeStore, CodeStore>();
        services.AddScoped<IRefreshTokenService, RefreshTokens>();
        services.AddScoped<IProfileService, People>();
        services.AddScoped<IUserInfoResponseGenerator, UserInfo>();
        services.AddScoped<IAuthorizeInteractionResponseGenerator, Interaction>();
        services.AddScoped<ITokenRevocationResponseGenerator, Revocation>();
    }

    private static void AddKeyServices(this IServiceCollection services)
    {
        services.AddSingleton<ISigningCredentialStore, AccessTokenKey>();
        services.AddSingleton<ISigningCredentialStore, IdTokenKey>();
        services.AddSingleton<IValidationKeysStore, PublishedKeys>();
    }

    private static void AddRules(this IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Scoped<IUserSession, NoSession>());
        services.Replace(ServiceDescriptor.Scoped<IClientSecretValidator, ClientAuthentication>());
        services.Decorate<IAuthorizeRequestValidator, RequestRules>();
        services.Decorate<ITokenRequestValidator, ExchangeRules>();
        services.Decorate<ITokenResponseGenerator, ExchangeCommit>();
        services.Decorate<ITokenService, Tokens>();
        services.Decorate<IDiscoveryResponseGenerator, Metadata>();
    }

    private static void SetRules(IdentityServerOptions options, PublicUrl publicUrl, DuendeOptions duende)
    {
        options.LicenseKey = string.IsNullOrWhiteSpace(duende.LicenseKey) ? null : duende.LicenseKey.Trim();
        options.IssuerUri = publicUrl.Issuer;
        options.LowerCaseIssuerUri = false;
        options.EmitScopesAsSpaceDelimitedStringInJwt = true;
        options.KeyManagement.Enabled = false;
        options.PersistentGrants.DeleteOneTimeOnlyRefreshTokensOnUse = false;
        options.InputLengthRestrictions.ClientId = ClientIds.MaximumLength;
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
