using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ProjectsPlugin.Api;
using ProjectsPlugin.AppHost.Gateway;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IntegrationTests.Assistants;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>
/// The whole product at one origin on a free loopback port: a database of its own, both hosts on real Kestrel, and the
/// gateway in front. Demo data and accounts are loaded.
/// </summary>
internal sealed class Installation : IOrigin, IAsyncDisposable
{
    public const string DemoPassword = "correct horse battery staple";

    private static readonly Lazy<Task<Installation>> TheShared = new(() => StartAsync());

    private readonly List<IAsyncDisposable> _parts;
    private readonly bool _ownsDatabase;

    private Installation(
        PublicUrl publicUrl,
        string connectionString,
        bool ownsDatabase,
        CapturedLogs identityLogs,
        CapturedLogs apiLogs,
        List<Uri> apis,
        List<IAsyncDisposable> parts)
    {
        (PublicUrl, ConnectionString, IdentityLogs, ApiLogs, Apis) = (publicUrl, connectionString, identityLogs, apiLogs, apis);
        (_ownsDatabase, _parts) = (ownsDatabase, parts);
    }

    /// <summary>The installation that tests share unless they need settings of their own.</summary>
    public static Task<Installation> Shared => TheShared.Value;

    public PublicUrl PublicUrl { get; }

    /// <summary>Leads to the database of both hosts, for tests that look into it.</summary>
    public string ConnectionString { get; }

    /// <summary>What every copy of the identity server logged.</summary>
    public CapturedLogs IdentityLogs { get; }

    /// <summary>What every copy of the API logged.</summary>
    public CapturedLogs ApiLogs { get; }

    /// <summary>Where each copy of the API answers behind the origin.</summary>
    public IReadOnlyList<Uri> Apis { get; }

    /// <summary>What each host routes requests by, with the address of the host itself.</summary>
    public required IReadOnlyList<(Uri Host, RouteEndpoint Endpoint)> Endpoints { get; init; }

    public ConfiguredClient ChatGptPlugin => ConfiguredClient.ChatGptPlugin;

    public ConfiguredClient GptAction => ConfiguredClient.GptAction;

    public static async Task<Installation> StartAsync(InstallationOptions? options = null)
    {
        options ??= new InstallationOptions();
        var connectionString = options.ConnectionString ?? await (options.Clock is null ? PreparedDatabase.CopyAsync() : PostgresServer.CreateDatabaseAsync());
        return await Task.Run(() => StartAsync(options, connectionString));
    }

    public static async Task CloseSharedAsync()
    {
        if (TheShared.IsValueCreated)
            await (await TheShared.Value).DisposeAsync();
    }

    public HttpClient CreateClient(bool followRedirects = false) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = followRedirects }) { BaseAddress = new Uri(PublicUrl.Issuer) };

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
            await part.DisposeAsync();
        if (_ownsDatabase)
            await PostgresServer.DropDatabaseAsync(ConnectionString);
    }

    private static async Task<Installation> StartAsync(InstallationOptions options, string connectionString)
    {
        var destinations = new Destinations();
        var documents = await DocumentHost.Shared;
        var port = options.Port == 0 ? ProjectsPlugin.AppHost.Processes.FreePort.Next() : options.Port;
        var publicUrl = PublicUrl.Parse($"http://127.0.0.1:{port}");
        var settings = new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = publicUrl.ToString(),
            ["ConnectionStrings:Postgres"] = options.IdentityServerConnection ?? connectionString,
            ["Demo:Enabled"] = "true",
            ["Demo:Password"] = DemoPassword,
            ["Clients:ChatGptPlugin:ClientSecret"] = ConfiguredClient.ChatGptPlugin.Secret,
            ["Clients:GptAction:ClientSecret"] = ConfiguredClient.GptAction.Secret,
            ["Clients:PreRegistered:0:ClientId"] = PublicAssistant.PreRegisteredId,
            ["Clients:PreRegistered:0:Name"] = PublicAssistant.PreRegisteredName,
            ["Clients:PreRegistered:0:RedirectUris:0"] = PublicAssistant.Site,
            ["Clients:PreRegistered:0:RedirectUris:1"] = PublicAssistant.Loopback,
            ["Clients:PreRegistered:0:RedirectUris:2"] = PublicAssistant.SecureLoopback,
            ["Clients:PreRegistered:1:ClientId"] = ConfiguredClient.PreRegistered.Id,
            ["Clients:PreRegistered:1:ClientSecret"] = ConfiguredClient.PreRegistered.Secret,
            ["Clients:PreRegistered:1:Name"] = "Example Service",
            ["Clients:PreRegistered:1:RedirectUris:0"] = PublicAssistant.Site,

            ["Clients:Documents:PrivateHosts:0"] = documents.Authority,

            // All tests come from one address.
            ["Clients:Documents:FetchesPerMinute"] = "10000",
            ["Clients:Documents:FetchesPerMinuteAndCaller"] = "10000",
            ["SignIn:AttemptsPerMinute"] = "100000",
            ["Exchange:RequestsPerMinute"] = "100000",
            ["Requests:PerMinute"] = "100000",
            ["Registration:RequestsPerMinute"] = "100000",
        };
        foreach (var (key, value) in options.Settings)
            settings[key] = value;

        var parts = new List<IAsyncDisposable> { await StartGatewayAsync(publicUrl, settings, destinations) };
        CapturedLogs identityLogs = new(), apiLogs = new();
        var endpoints = new List<(Uri, RouteEndpoint)>();
        var identityServers = Start<IdentityServerMarker>(options, settings, identityLogs, parts, endpoints, services =>
        {
            services.Replace(ServiceDescriptor.Singleton(provider =>
                new DocumentFetcher(ConnectionTo(documents), provider.GetRequiredService<TimeProvider>(), DocumentHost.Trust)));
            // Each of the many sign-ins would cost a tenth of a second; the tests of accounts pay the full price.
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
            options.IdentityServices?.Invoke(services);
        });
        settings["ConnectionStrings:Postgres"] = connectionString;
        settings["IdentityServer:InternalUrl"] = identityServers[0].ToString();
        var apis = Start<ApiMarker>(options, settings, apiLogs, parts, endpoints, options.ApiServices);
        destinations.Set(identityServers, apis);

        return new Installation(publicUrl, connectionString, options.ConnectionString is null, identityLogs, apiLogs, apis, parts) { Endpoints = endpoints };
    }

    // There is no way out: what tests find must not depend on what others have on the internet today.
    private static GuardedConnection ConnectionTo(DocumentHost documents) => new(
        (host, _) => Task.FromResult<IPAddress[]>(host == "localhost" ? [IPAddress.Loopback] : []),
        (host, _) => host.Port == documents.Port);

    private static List<Uri> Start<TMarker>(
        InstallationOptions options,
        Dictionary<string, string?> settings,
        CapturedLogs logs,
        List<IAsyncDisposable> parts,
        List<(Uri, RouteEndpoint)> endpoints,
        Action<IServiceCollection>? services)
        where TMarker : class
    {
        var addresses = new List<Uri>();
        for (var copy = 0; copy < options.Copies; copy++)
        {
            var host = new HostUnderTest<TMarker>(settings, options.Clock, options.LogLevel, logs) { MoreServices = services };
            parts.Add(host);
            addresses.Add(host.Start());
            endpoints.AddRange(
                host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => (addresses[^1], endpoint)));
        }

        return addresses;
    }

    private static async Task<WebApplication> StartGatewayAsync(PublicUrl publicUrl, Dictionary<string, string?> settings, Destinations destinations)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ApplicationName = "ProjectsPlugin.AppHost" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls(publicUrl.ToString());
        builder.Logging.ClearProviders();
        builder.AddGateway(destinations);

        var gateway = builder.Build();
        gateway.MapGateway();
        await gateway.StartAsync();
        return gateway;
    }
}
